using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Lists queues.</summary>
/// <param name="FriendlyName">Only this name.</param>
/// <param name="EvaluateWorkerAttributes">JSON object: only queues whose expression it fulfils.</param>
/// <param name="WorkerSid">Only queues of this worker.</param>
/// <param name="Ordering">DateCreated:asc or :desc; null: ascending.</param>
/// <param name="Page">Which page.</param>
public sealed record ListTaskQueues(
    string? FriendlyName,
    string? EvaluateWorkerAttributes,
    WorkerSid? WorkerSid,
    string? Ordering,
    PageRequest Page) : WorkspaceCommand<Page<TaskQueueView>>;
