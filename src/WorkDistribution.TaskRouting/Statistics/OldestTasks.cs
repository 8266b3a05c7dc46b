using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Timing;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Pending tasks of a workspace, the oldest first.</summary>
internal sealed class OldestTasks : IndexedHeap<TaskState>
{
    /// <summary>Which is older.</summary>
    public static bool IsOlder(TaskState first, TaskState second)
    {
        var order = first.Task.StartTime.CompareTo(second.Task.StartTime);
        return order != 0 ? order < 0 : first.Task.Number < second.Task.Number;
    }

    /// <inheritdoc/>
    protected override bool Before(TaskState first, TaskState second) => IsOlder(first, second);

    /// <inheritdoc/>
    protected override ref int Slot(TaskState item) => ref item.OldestSlot;
}
