using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Timing;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Pending tasks of a queue, the one longest in it first.</summary>
internal sealed class QueueEnteredTasks : IndexedHeap<TaskState>
{
    /// <inheritdoc/>
    protected override bool Before(TaskState first, TaskState second)
    {
        var order = Nullable.Compare(first.Task.TaskQueueEnteredDate, second.Task.TaskQueueEnteredDate);
        return order != 0 ? order < 0 : first.Task.Number < second.Task.Number;
    }

    /// <inheritdoc/>
    protected override ref int Slot(TaskState item) => ref item.QueueEnteredSlot;
}
