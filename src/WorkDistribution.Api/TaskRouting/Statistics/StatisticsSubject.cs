using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>What statistics are of: a queue or a workflow; the workspace where both are null.</summary>
internal readonly record struct StatisticsSubject(TaskQueueSid? TaskQueue = null, WorkflowSid? Workflow = null)
{
    public bool IsWorkspace => TaskQueue is null && Workflow is null;
}
