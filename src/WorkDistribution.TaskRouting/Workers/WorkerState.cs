using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>A worker in a live workspace.</summary>
internal sealed class WorkerState(Worker worker, AttributeSet attributes, ActivityState activity) : Entity, IWorkerFacts
{
    /// <summary>What is kept.</summary>
    public Worker Worker { get; set; } = worker;

    /// <summary>Its attributes, ready for expressions.</summary>
    public AttributeSet Attributes { get; set; } = attributes;

    /// <summary>What it is doing.</summary>
    public ActivityState Activity { get; set; } = activity;

    /// <summary>Its channels, one for each task channel.</summary>
    public List<WorkerChannelState> Channels { get; } = [];

    /// <summary>Its reservations that live (pending, accepted, wrapping), the oldest first.</summary>
    public List<ReservationState> Live { get; } = [];

    /// <summary>The sets it belongs to, queues' and targets'.</summary>
    public List<WorkerSet> Sets { get; } = [];

    /// <summary>Its values by which sets find it.</summary>
    public List<IndexKey> IndexKeys { get; } = [];

    /// <summary>It may have become free, or be in other sets: it is looked at before the decision ends.</summary>
    public bool IsUnsettled { get; set; }

    /// <summary>Its sets are to be found anew before the decision ends.</summary>
    public ExpressionInputs Moved { get; set; }

    /// <summary>It is in the pools of its sets.</summary>
    public bool IsPooled { get; set; }

    /// <summary>Live reservations that wait for its answer.</summary>
    public int Pending { get; set; }

    /// <summary>Since when it is without work, or, while it has some, when it was last given some. For the order of workers.</summary>
    public long IdleKey { get; private set; }

    /// <summary>Whether it has work: such workers go after those without.</summary>
    public bool IsBusy => Live.Count > 0;

    /// <inheritdoc/>
    public override string Key => Worker.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Worker.DateCreated;

    /// <inheritdoc/>
    string IWorkerFacts.Sid => Worker.Sid.Value;

    /// <inheritdoc/>
    string IWorkerFacts.FriendlyName => Worker.FriendlyName;

    /// <inheritdoc/>
    string IWorkerFacts.ActivitySid => Worker.ActivitySid.Value;

    /// <inheritdoc/>
    string IWorkerFacts.ActivityName => Activity.Activity.FriendlyName;

    /// <summary>Notes the order key; only while it is in no pool.</summary>
    public void NoteIdle() => IdleKey = IsBusy ? Live[^1].Reservation.DateCreated.UtcTicks : Worker.IdleSince.UtcTicks;

    /// <summary>Its channel of a kind.</summary>
    public WorkerChannelState? ChannelOf(TaskChannelState kind)
    {
        foreach (var channel in Channels)
        {
            if (ReferenceEquals(channel.Kind, kind))
            {
                return channel;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool TryGetChannel(string uniqueName, out WorkerChannelFacts channel)
    {
        foreach (var candidate in Channels)
        {
            if (candidate.Kind.Channel.UniqueName == uniqueName)
            {
                channel = new(candidate.Channel.Available, candidate.Channel.ConfiguredCapacity, candidate.Assigned);
                return true;
            }
        }

        channel = default;
        return false;
    }
}
