using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Asks how the workspace, one of its queues or one of its workflows stands; answered from maintained counters and indexes.</summary>
/// <param name="TaskQueueSid">Of this queue; null: not of a queue.</param>
/// <param name="WorkflowSid">Of this workflow; null: not of a workflow. Both null: of the workspace.</param>
/// <param name="TaskChannel">Only tasks of this channel (identifier or unique name); null: all.</param>
public sealed record FetchRealTimeStatistics(
    TaskQueueSid? TaskQueueSid = null,
    WorkflowSid? WorkflowSid = null,
    string? TaskChannel = null) : WorkspaceCommand<RealTimeStatistics>;
