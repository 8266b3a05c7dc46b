using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Asks why a task is where it is: which filter it matched, what its targets came to, why each worker was passed over, what it waits for. Changes nothing.</summary>
/// <param name="Sid">Which.</param>
/// <param name="MaxWorkers">How many workers are told of, 1 to 1,000.</param>
public sealed record ExplainTask(TaskSid Sid, int MaxWorkers = 100) : WorkspaceCommand<TaskExplanation>;
