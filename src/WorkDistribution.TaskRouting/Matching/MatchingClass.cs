using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskChannels;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>Tasks that the same workers may have in the same order: whoever is free needs to look at the first of them only.</summary>
internal sealed class MatchingClass(WorkerSet set, TaskChannelState channel, OrderBy? orderBy, bool ignoresCapacity, bool lastFirst)
{
    /// <summary>The workers.</summary>
    public WorkerSet Set => set;

    /// <summary>The task channel.</summary>
    public TaskChannelState Channel => channel;

    /// <summary>The order of workers; null: the longest idle first.</summary>
    public OrderBy? OrderBy => orderBy;

    /// <summary>Whether room does not count.</summary>
    public bool IgnoresCapacity => ignoresCapacity;

    /// <summary>Whether the latest task goes first.</summary>
    public bool LastFirst => lastFirst;

    /// <summary>Those that want a worker.</summary>
    public WaitingTasks Waiting { get; } = new(lastFirst);
}
