using WorkDistribution.TaskRouting.Expressions;
using WorkDistribution.TaskRouting.Matching;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskChannels;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>A task in a live workspace. There may be half a million: fields are few.</summary>
internal sealed class TaskState(WorkTask task, AttributeSet attributes, TaskChannelState channel) : Entity, ITaskFacts
{
    /// <summary>Its place among those that wait in its class.</summary>
    internal int WaitSlot;

    /// <summary>Its place among the oldest that wait in the workspace.</summary>
    internal int OldestSlot;

    /// <summary>Its place among the oldest that wait in its queue.</summary>
    internal int QueueOldestSlot;

    /// <summary>Its place among those longest in its queue.</summary>
    internal int QueueEnteredSlot;

    /// <summary>Its place among the oldest that wait in its workflow.</summary>
    internal int WorkflowOldestSlot;

    /// <summary>What is kept.</summary>
    public WorkTask Task { get; set; } = task;

    /// <summary>Its attributes, ready for expressions.</summary>
    public AttributeSet Attributes { get; set; } = attributes;

    /// <summary>Its kind of work.</summary>
    public TaskChannelState Channel { get; set; } = channel;

    /// <summary>The workflow that leads it.</summary>
    public WorkflowState? Workflow { get; set; }

    /// <summary>The queue it is in or was assigned from.</summary>
    public QueueState? Queue { get; set; }

    /// <summary>Those it waits with; null while it needs no worker.</summary>
    public MatchingClass? Class { get; set; }

    /// <summary>The document that leads it where it is not its workflow's: fetched for it.</summary>
    public WorkflowConfiguration? Fetched { get; set; }

    /// <summary>Its reservations, ended ones included, the oldest first.</summary>
    public List<ReservationState> Reservations { get; set; } = Nothing;

    /// <summary>The one made before it.</summary>
    public TaskState? Previous { get; set; }

    /// <summary>The one made after it.</summary>
    public TaskState? Next { get; set; }

    /// <summary>It came to its target in this decision: it is looked at before the decision ends.</summary>
    public bool IsFresh { get; set; }

    /// <summary>It was read back where it was: that nobody is free for it is nothing new.</summary>
    public bool IsRestored { get; set; }

    /// <summary>Its workflow's document is being fetched for it.</summary>
    public bool IsFetching { get; set; }

    /// <summary>Live reservations that wait for an answer.</summary>
    public int Pending { get; set; }

    /// <summary>Reservations that were accepted and live.</summary>
    public int Accepted { get; set; }

    /// <summary>Whether it waits: pending or reserved.</summary>
    public bool IsOpen => Task.AssignmentStatus is AssignmentStatus.Pending or AssignmentStatus.Reserved;

    /// <summary>Whether it is to be offered to one more worker.</summary>
    public bool WantsWorker => IsOpen && !IsFetching && Pending < (Queue?.Queue.MaxReservedWorkers ?? 1);

    /// <summary>Whether it was completed or cancelled.</summary>
    public bool IsEnded => Task.AssignmentStatus is AssignmentStatus.Completed or AssignmentStatus.Canceled;

    /// <inheritdoc/>
    public override string Key => Task.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Task.DateCreated;

    /// <inheritdoc/>
    string ITaskFacts.Sid => Task.Sid.Value;

    /// <inheritdoc/>
    int ITaskFacts.Priority => Task.Priority;

    /// <inheritdoc/>
    DateTimeOffset ITaskFacts.StartTime => Task.StartTime;

    /// <inheritdoc/>
    string? ITaskFacts.TaskChannelSid => Task.TaskChannelSid.Value;

    /// <inheritdoc/>
    string? ITaskFacts.TaskChannelUniqueName => Channel.Channel.UniqueName;

    /// <inheritdoc/>
    string? ITaskFacts.WorkflowSid => Task.WorkflowSid?.Value;

    /// <inheritdoc/>
    string? ITaskFacts.TaskQueueSid => Task.TaskQueueSid?.Value;

    /// <inheritdoc/>
    int ITaskFacts.TimesQueued => Task.TimesQueued;

    private static List<ReservationState> Nothing { get; } = [];

    /// <summary>Notes a reservation.</summary>
    public void Add(ReservationState reservation)
    {
        if (ReferenceEquals(Reservations, Nothing))
        {
            Reservations = new(1);
        }

        Reservations.Add(reservation);
    }

    /// <summary>Whether a worker is not to be offered it now: has it already, or declined since it came to its target (R3-48).</summary>
    public bool PassesOver(WorkerState worker)
    {
        foreach (var reservation in Reservations)
        {
            if (ReferenceEquals(reservation.Worker, worker) && (reservation.IsLive || IsDeclined(reservation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a reservation keeps its worker from being offered the task again at this target.</summary>
    public bool IsDeclined(ReservationState reservation) =>
        reservation.Status is ReservationStatus.Rejected or ReservationStatus.Canceled
        && reservation.Reservation.DateUpdated >= (Task.TargetEntered ?? Task.DateCreated);
}
