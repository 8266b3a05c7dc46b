using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Workers of a set who could have one more task of a channel, in the order in which they get one.</summary>
/// <param name="channel">The task channel.</param>
/// <param name="orderBy">The target's order; null: the longest idle first.</param>
/// <param name="ignoresCapacity">Whether room does not count.</param>
internal sealed class WorkerPool(TaskChannelState channel, OrderBy? orderBy, bool ignoresCapacity)
{
    private readonly SortedSet<WorkerState> _workers = new(new WorkerOrder(channel, orderBy));

    /// <summary>The task channel.</summary>
    public TaskChannelState Channel => channel;

    /// <summary>The order.</summary>
    public OrderBy? OrderBy => orderBy;

    /// <summary>Whether room does not count.</summary>
    public bool IgnoresCapacity => ignoresCapacity;

    /// <summary>The workers in their order.</summary>
    public SortedSet<WorkerState> Workers => _workers;
}
