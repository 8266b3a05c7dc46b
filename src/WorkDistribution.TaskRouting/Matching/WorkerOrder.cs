using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Which of two workers gets a task: by the target's order, then by free capacity where the channel says so, then who is longest without work (R3-19, R3-44).</summary>
/// <param name="channel">The task's channel.</param>
/// <param name="orderBy">The target's order.</param>
internal sealed class WorkerOrder(TaskChannelState channel, OrderBy? orderBy) : IComparer<WorkerState>
{
    /// <inheritdoc/>
    public int Compare(WorkerState? x, WorkerState? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var order = orderBy?.Compare(x, y) ?? 0;
        if (order == 0 && channel.Channel.ChannelOptimizedRouting)
        {
            order = (y!.ChannelOf(channel)?.FreePercentage ?? 0).CompareTo(x!.ChannelOf(channel)?.FreePercentage ?? 0);
        }

        return order != 0 ? order : ByIdleness(x!, y!);
    }

    /// <summary>Who is longest without work; those who have some come after, the one who was given some longest ago first.</summary>
    public static int ByIdleness(WorkerState x, WorkerState y)
    {
        var order = x.IsBusy.CompareTo(y.IsBusy);
        if (order == 0)
        {
            order = x.IdleKey.CompareTo(y.IdleKey);
        }

        return order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
    }
}
