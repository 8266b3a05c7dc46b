using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>The router and what carries out instructions, looked up when they are needed: the router tells those who use this.</summary>
/// <param name="Router">The way to workspaces.</param>
/// <param name="Runner">Carries out instructions.</param>
internal sealed record RoutingSide(Func<ITaskRouter> Router, Func<IInstructionRunner> Runner);
