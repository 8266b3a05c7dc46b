using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Timing;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Tasks that wait in a class: the highest priority first, then the oldest, or the latest.</summary>
/// <param name="lastFirst">The latest goes first (LIFO).</param>
internal sealed class WaitingTasks(bool lastFirst) : IndexedHeap<TaskState>
{
    /// <summary>Which of two tasks of different classes goes first: by priority, then by age (R3-41, R3-44).</summary>
    public static bool GoesFirst(TaskState first, TaskState second)
    {
        if (first.Task.Priority != second.Task.Priority)
        {
            return first.Task.Priority > second.Task.Priority;
        }

        var order = first.Task.StartTime.CompareTo(second.Task.StartTime);
        return order != 0 ? order < 0 : first.Task.Number < second.Task.Number;
    }

    /// <inheritdoc/>
    protected override bool Before(TaskState first, TaskState second) =>
        lastFirst && first.Task.Priority == second.Task.Priority ? !GoesFirst(first, second) : GoesFirst(first, second);

    /// <inheritdoc/>
    protected override ref int Slot(TaskState item) => ref item.WaitSlot;
}
