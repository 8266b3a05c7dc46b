using System.Runtime.InteropServices;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How many tasks there are by channel, status and priority; kept while they change.</summary>
internal sealed class TaskCounts
{
    private readonly Dictionary<(TaskChannelState Channel, AssignmentStatus Status), int> _statuses = [];
    private readonly Dictionary<(TaskChannelState Channel, int Priority), int> _priorities = [];

    /// <summary>All tasks, ended ones included.</summary>
    public int Total { get; private set; }

    /// <summary>Those not ended.</summary>
    public int Live { get; private set; }

    /// <summary>Counts a task in (1) or out (-1).</summary>
    public void Change(TaskChannelState channel, AssignmentStatus status, int priority, int by)
    {
        Total += by;
        Change(_statuses, (channel, status), by);
        if (status is not (AssignmentStatus.Completed or AssignmentStatus.Canceled))
        {
            Live += by;
            Change(_priorities, (channel, priority), by);
        }
    }

    /// <summary>Tasks of a status.</summary>
    /// <param name="status">Which.</param>
    /// <param name="channel">Only of this channel; null: all.</param>
    public int Of(AssignmentStatus status, TaskChannelState? channel)
    {
        if (channel is not null)
        {
            return _statuses.GetValueOrDefault((channel, status));
        }

        var sum = 0;
        foreach (var ((_, s), count) in _statuses)
        {
            sum += s == status ? count : 0;
        }

        return sum;
    }

    /// <summary>Live tasks by priority, the highest first.</summary>
    /// <param name="channel">Only of this channel; null: all.</param>
    public SortedDictionary<int, int> ByPriority(TaskChannelState? channel)
    {
        var sums = new SortedDictionary<int, int>(Comparer<int>.Create(static (x, y) => y.CompareTo(x)));
        foreach (var ((kind, priority), count) in _priorities)
        {
            if (channel is null || ReferenceEquals(kind, channel))
            {
                sums[priority] = sums.GetValueOrDefault(priority) + count;
            }
        }

        return sums;
    }

    private static void Change<TKey>(Dictionary<TKey, int> counts, TKey key, int by)
        where TKey : notnull
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += by;
        if (count == 0)
        {
            counts.Remove(key);
        }
    }
}
