using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Matching;

/// <summary>The workers that a queue's expression, a target's expression and a known worker leave over; kept right while workers change.</summary>
/// <param name="key">What it is known by.</param>
/// <param name="queue">The queue's expression, about workers alone; null: any worker.</param>
/// <param name="target">The target's expression, bound to the task; null: none.</param>
/// <param name="only">The only worker there may be; null: any.</param>
internal sealed class WorkerSet(string key, Expression? queue, Expression? target, OnlyWorker? only) : IWorkerCounts
{
    private Dictionary<ActivityState, int>? _byActivity;

    /// <summary>What it is known by.</summary>
    public string Key => key;

    /// <summary>What membership depends on.</summary>
    public ExpressionInputs Inputs { get; } = (queue?.Inputs ?? ExpressionInputs.None) | (target?.Inputs ?? ExpressionInputs.None) | (only is { ByFriendlyName: true } ? ExpressionInputs.WorkerIdentity : ExpressionInputs.None);

    /// <summary>The name its only worker must have; null where it is no matter of a name.</summary>
    public string? OnlyName => only is { ByFriendlyName: true } named ? named.Value : null;

    /// <summary>Its workers.</summary>
    public List<WorkerState> Members { get; } = [];

    /// <summary>Its classes of tasks.</summary>
    public List<MatchingClass> Classes { get; } = [];

    /// <summary>Its free workers in order; made when a larger set is first asked.</summary>
    public List<WorkerPool> Pools { get; } = [];

    /// <summary>The values under which the index has it; empty: it is tried with every worker.</summary>
    public IndexKey[] IndexKeys { get; set; } = [];

    /// <summary>Tasks that want one of its workers.</summary>
    public int Waiting { get; set; }

    /// <summary>Queues and tasks that hold it.</summary>
    public int Uses { get; set; }

    /// <summary>It waits to be dropped.</summary>
    public bool IsIdle { get; set; }

    /// <inheritdoc/>
    public int Available { get; private set; }

    /// <inheritdoc/>
    public int Unavailable => Members.Count - Available;

    /// <summary>Whether a worker belongs to it.</summary>
    public bool Admits(WorkerState worker)
    {
        if (only is { } one && one.Value != (one.ByFriendlyName ? worker.Worker.FriendlyName : worker.Key))
        {
            return false;
        }

        var context = new ExpressionContext { Worker = worker };
        return (queue is null || queue.Evaluate(context)) && (target is null || target.Evaluate(context));
    }

    /// <summary>Simple conditions on all its workers.</summary>
    public IEnumerable<RequiredAtom> RequiredAtoms()
    {
        if (only is { ByFriendlyName: false } one)
        {
            return [new(null, false, [AttributeValue.From(one.Value)])];
        }

        return (queue is null ? [] : queue.RequiredAtoms()).Concat(target is null ? [] : target.RequiredAtoms());
    }

    /// <inheritdoc/>
    public int In(string activitySid)
    {
        foreach (var (activity, count) in Activities())
        {
            if (activity.Key == activitySid)
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>Its workers by activity.</summary>
    public IReadOnlyDictionary<ActivityState, int> Activities()
    {
        if (_byActivity is null)
        {
            _byActivity = [];
            foreach (var worker in Members)
            {
                _byActivity[worker.Activity] = _byActivity.GetValueOrDefault(worker.Activity) + 1;
            }
        }

        return _byActivity;
    }

    /// <summary>Counts a worker in or out of an activity.</summary>
    public void Count(ActivityState activity, int change)
    {
        if (activity.Activity.Available)
        {
            Available += change;
        }

        if (_byActivity is not null)
        {
            _byActivity[activity] = _byActivity.GetValueOrDefault(activity) + change;
        }
    }

    /// <summary>The class of tasks of this kind.</summary>
    public MatchingClass ClassFor(TaskChannelState channel, OrderBy? orderBy, bool ignoresCapacity, bool lastFirst)
    {
        foreach (var candidate in Classes)
        {
            if (ReferenceEquals(candidate.Channel, channel)
                && candidate.IgnoresCapacity == ignoresCapacity
                && candidate.LastFirst == lastFirst
                && candidate.OrderBy?.CanonicalKey == orderBy?.CanonicalKey)
            {
                return candidate;
            }
        }

        var made = new MatchingClass(this, channel, orderBy, ignoresCapacity, lastFirst);
        Classes.Add(made);
        return made;
    }

    /// <summary>The pool of free workers for a class; null when there is none yet.</summary>
    public WorkerPool? PoolOf(MatchingClass matching)
    {
        foreach (var pool in Pools)
        {
            if (ReferenceEquals(pool.Channel, matching.Channel)
                && pool.IgnoresCapacity == matching.IgnoresCapacity
                && pool.OrderBy?.CanonicalKey == matching.OrderBy?.CanonicalKey)
            {
                return pool;
            }
        }

        return null;
    }
}
