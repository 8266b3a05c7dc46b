using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Reads which workers are asked for.</summary>
internal static class WorkerMatch
{
    /// <summary>The condition of a filter; null, with faults noted, when the filter is wrong.</summary>
    public static Func<WorkerState, bool>? Read(WorkspaceCore core, WorkerFilter filter, Checks checks)
    {
        var expression = filter.TargetWorkersExpression is { } text ? checks.Expression(text, ExpressionScope.Worker, "TargetWorkersExpression") : null;
        QueueState? byName = null;
        if (filter.TaskQueueName is { } name && (byName = core.State.Queues.Named(name)) is null)
        {
            checks.Wrong("TaskQueueName", "there is no such task queue in the workspace");
        }

        QueueState? bySid = null;
        if (filter.TaskQueueSid is { } sid && (bySid = core.State.Queues.Find(sid.Value)) is null)
        {
            checks.Wrong("TaskQueueSid", "there is no such task queue in the workspace");
        }

        if (checks.Failed)
        {
            return null;
        }

        return worker =>
            (filter.ActivityName is null || worker.Activity.Activity.FriendlyName == filter.ActivityName)
            && (filter.ActivitySid is null || worker.Worker.ActivitySid == filter.ActivitySid)
            && (filter.Available is null || worker.Activity.Activity.Available == filter.Available)
            && (filter.FriendlyName is null || worker.Worker.FriendlyName == filter.FriendlyName)
            && (expression is null || expression.Evaluate(new() { Worker = worker, Now = core.Now }))
            && (byName is null || worker.Sets.Contains(byName.Set))
            && (bySid is null || worker.Sets.Contains(bySid.Set));
    }
}
