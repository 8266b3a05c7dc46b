namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>A priority as waiting has raised it.</summary>
/// <param name="Priority">The priority.</param>
/// <param name="NextCheck">The age at which it may rise again; null: it will not.</param>
public readonly record struct AgedPriority(int Priority, TimeSpan? NextCheck);
