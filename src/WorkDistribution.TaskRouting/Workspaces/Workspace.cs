using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>A workspace: one account's workers, queues, workflows and tasks, apart from all others (R3-5).</summary>
public sealed record Workspace
{
    /// <summary>Its identifier.</summary>
    public required WorkspaceSid Sid { get; init; }

    /// <summary>Whose it is.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Its name, unique in the account, 1 to 64 characters.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }

    /// <summary>The activity of new workers.</summary>
    public required ActivitySid DefaultActivitySid { get; init; }

    /// <summary>The activity of workers who let a reservation time out (R3-48).</summary>
    public required ActivitySid TimeoutActivitySid { get; init; }

    /// <summary>Where events are sent; null: nowhere.</summary>
    public string? EventCallbackUrl { get; init; }

    /// <summary>Event types that are sent, comma-separated; empty: all.</summary>
    public string EventsFilter { get; init; } = "";

    /// <summary>Whether workers take several tasks at once, up to their channels' capacity. Default true.</summary>
    public bool MultiTaskEnabled { get; init; } = true;

    /// <summary>Order of tasks of the same priority where a queue does not say. Default FIFO.</summary>
    public QueueOrder PrioritizeQueueOrder { get; init; }
}
