using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Timing;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Pending tasks of a workflow, the oldest first.</summary>
internal sealed class WorkflowOldestTasks : IndexedHeap<TaskState>
{
    /// <inheritdoc/>
    protected override bool Before(TaskState first, TaskState second) => OldestTasks.IsOlder(first, second);

    /// <inheritdoc/>
    protected override ref int Slot(TaskState item) => ref item.WorkflowOldestSlot;
}
