using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>Which events are listed; all conditions hold together, null ones do not count.</summary>
public sealed record EventFilter
{
    /// <summary>From then, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Before then.</summary>
    public required DateTimeOffset Before { get; init; }

    /// <summary>What happened.</summary>
    public EventType? Type { get; init; }

    /// <summary>This event.</summary>
    public EventSid? Sid { get; init; }

    /// <summary>Of this task.</summary>
    public TaskSid? TaskSid { get; init; }

    /// <summary>Of this worker.</summary>
    public WorkerSid? WorkerSid { get; init; }

    /// <summary>Of this reservation.</summary>
    public ReservationSid? ReservationSid { get; init; }

    /// <summary>Of this queue.</summary>
    public TaskQueueSid? TaskQueueSid { get; init; }

    /// <summary>Of this workflow.</summary>
    public WorkflowSid? WorkflowSid { get; init; }

    /// <summary>Of this channel, by unique name.</summary>
    public string? TaskChannel { get; init; }
}
