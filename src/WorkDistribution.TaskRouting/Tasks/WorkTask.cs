using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>A task as kept and shown (R3-20).</summary>
public sealed record WorkTask
{
    /// <summary>Its identifier.</summary>
    public required TaskSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Its number within the workspace, growing from 1: the order of creation.</summary>
    public required long Number { get; init; }

    /// <summary>JSON object, as its owner wrote it.</summary>
    public required string Attributes { get; init; }

    /// <summary>Where it stands.</summary>
    public required AssignmentStatus AssignmentStatus { get; init; }

    /// <summary>0 or more; the higher goes first.</summary>
    public required int Priority { get; init; }

    /// <summary>Why it was cancelled or completed; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The workflow that leads it; null for a task put straight into a queue.</summary>
    public WorkflowSid? WorkflowSid { get; init; }

    /// <summary>The queue it waits in or was assigned from; null: none yet.</summary>
    public TaskQueueSid? TaskQueueSid { get; init; }

    /// <summary>Its kind of work.</summary>
    public required TaskChannelSid TaskChannelSid { get; init; }

    /// <summary>Seconds it may live before it is cancelled, at most 1,209,600. Default 86,400.</summary>
    public required int Timeout { get; init; }

    /// <summary>The time from which its age counts where its owner said so; null: its creation.</summary>
    public DateTimeOffset? VirtualStartTime { get; init; }

    /// <summary>Whether a worker without free capacity may have it.</summary>
    public bool IgnoreCapacity { get; init; }

    /// <summary>The worker or queue it was sent to directly; null: by workflow.</summary>
    public string? RoutingTarget { get; init; }

    /// <summary>Which filter of its workflow it follows; -1: the default filter, -2: none.</summary>
    public int FilterIndex { get; init; } = -2;

    /// <summary>Which target of that filter it is at; -1: none yet.</summary>
    public int TargetIndex { get; init; } = -1;

    /// <summary>When it last began at the top of its workflow: targets' time-outs count from then, one after the other.</summary>
    public DateTimeOffset? WorkflowEntered { get; init; }

    /// <summary>When it came to that target, or, later, when those who declined it there could be asked again.</summary>
    public DateTimeOffset? TargetEntered { get; init; }

    /// <summary>When it entered its queue.</summary>
    public DateTimeOffset? TaskQueueEnteredDate { get; init; }

    /// <summary>How often it entered a queue (R3-37, R3-49).</summary>
    public int TimesQueued { get; init; }

    /// <summary>What waiting and hand-backs have added to its priority, part of it already.</summary>
    public int RaisedBy { get; init; }

    /// <summary>What hand-backs alone have added (R3-49): it stays when a target sets another priority.</summary>
    public int RequeueRaise { get; init; }

    /// <summary>The workflow document fetched for it (R3-30); null: its workflow's stored one.</summary>
    public string? FetchedConfiguration { get; init; }

    /// <summary>Whether its owner set the priority.</summary>
    public bool PriorityGiven { get; init; }

    /// <summary>When it was completed or cancelled; null while it lives.</summary>
    public DateTimeOffset? DateEnded { get; init; }

    /// <summary>Counts changes; the ETag of the wire.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>The time from which its age counts.</summary>
    public DateTimeOffset StartTime => VirtualStartTime ?? DateCreated;
}
