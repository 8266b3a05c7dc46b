namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Something in a workflow that is allowed but cannot come to anything now.</summary>
/// <param name="FilterIndex">The filter's place, from 0; -1: the default filter.</param>
/// <param name="FilterName">Its name; null: none.</param>
/// <param name="TargetIndex">The target's place in it, from 0.</param>
/// <param name="Message">What it is: one sentence.</param>
public sealed record WorkflowWarning(int FilterIndex, string? FilterName, int TargetIndex, string Message);
