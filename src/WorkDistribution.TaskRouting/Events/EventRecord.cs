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

    /// <summary>task, reservation, worker, taskqueue, workflow, activity or workspace.</summary>
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

    /// <summary>The task channel concerned.</summary>
    public TaskChannelSid? TaskChannelSid { get; init; }

    /// <summary>Its unique name.</summary>
    public string? TaskChannelUniqueName { get; init; }

    /// <summary>When the task concerned was made, to the millisecond (the data shows seconds): what statistics are reckoned from.</summary>
    public DateTimeOffset? TaskDateCreated { get; init; }

    /// <summary>When it entered its queue, to the millisecond.</summary>
    public DateTimeOffset? TaskQueueEnteredDate { get; init; }

    /// <summary>When the reservation concerned was accepted, to the millisecond.</summary>
    public DateTimeOffset? ReservationDateAccepted { get; init; }

    /// <summary>The wire's event_data: a JSON object with snake-case names.</summary>
    public required string Data { get; init; }

    /// <summary>The event as it will be kept and told.</summary>
    /// <remarks>Makes the data anew at each call: what needs it once asks once.</remarks>
    public static EventRecord From(RoutingEvent from)
    {
        var data = new EventData();
        data.Collect(from);
        return new EventRecord
        {
            Sid = from.Sid,
            Number = from.Number,
            AccountSid = from.Workspace.AccountSid,
            WorkspaceSid = from.Workspace.Sid,
            Type = from.Type,
            Time = from.Time,
            Description = EventDescriptions.Of(from.Type, data),
            ResourceType = EventResources.TypeOf(from.Type),
            ResourceSid = EventResources.SidOf(from.Type, data),
            ActorType = from.Actor.Type,
            ActorSid = from.Actor.Sid,
            Source = from.Actor.Source,
            SourceIpAddress = from.Actor.SourceIpAddress,
            TaskSid = from.Task?.Task.Sid,
            WorkerSid = from.Worker?.Worker.Sid,
            ReservationSid = from.Reservation?.Sid,
            TaskQueueSid = from.TaskQueue?.Sid ?? from.Task?.Task.TaskQueueSid,
            WorkflowSid = from.Workflow?.Sid ?? from.Task?.Task.WorkflowSid,
            TaskChannelSid = from.Task?.Task.TaskChannelSid ?? from.WorkerChannel?.Channel.TaskChannelSid,
            TaskChannelUniqueName = from.Task?.TaskChannelUniqueName ?? from.WorkerChannel?.TaskChannelUniqueName,
            TaskDateCreated = from.Task?.Task.DateCreated,
            TaskQueueEnteredDate = from.Task?.Task.TaskQueueEnteredDate,
            ReservationDateAccepted = from.Reservation?.DateAccepted,
            Data = data.ToJson(),
        };
    }
}
