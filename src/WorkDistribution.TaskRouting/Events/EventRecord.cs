using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>An event as kept: what it can be found by, and its data as the wire shows it.</summary>
public sealed record EventRecord
{
    /// <summary>Its identifier.</summary>
    public required EventSid Sid { get; init; }

    /// <summary>Its number within the workspace.</summary>
    public required long Number { get; init; }

    /// <summary>Whose workspace it is.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>What happened.</summary>
    public required EventType Type { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>One sentence.</summary>
    public required string Description { get; init; }

    /// <summary>task, reservation, worker, queue, workflow, activity or workspace.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Identifier of what it happened to.</summary>
    public required string ResourceSid { get; init; }

    /// <summary>Kind of who caused it.</summary>
    public required string ActorType { get; init; }

    /// <summary>Identifier of who caused it; null for the system.</summary>
    public string? ActorSid { get; init; }

    /// <summary>Kind of client.</summary>
    public string Source { get; init; } = "twilio";

    /// <summary>Where the request came from.</summary>
    public string? SourceIpAddress { get; init; }

    /// <summary>The task concerned.</summary>
    public TaskSid? TaskSid { get; init; }

    /// <summary>The worker concerned.</summary>
    public WorkerSid? WorkerSid { get; init; }

    /// <summary>The reservation concerned.</summary>
    public ReservationSid? ReservationSid { get; init; }

    /// <summary>The queue concerned.</summary>
    public TaskQueueSid? TaskQueueSid { get; init; }

    /// <summary>The workflow concerned.</summary>
    public WorkflowSid? WorkflowSid { get; init; }

    /// <summary>Unique name of the task channel concerned.</summary>
    public string? TaskChannelUniqueName { get; init; }

    /// <summary>The wire's event_data: a JSON object with snake-case names.</summary>
    public required string Data { get; init; }
}
