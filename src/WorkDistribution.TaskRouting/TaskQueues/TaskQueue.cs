using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>A collection of waiting tasks, with the expression that selects its workers (R3-41, R3-42).</summary>
public sealed record TaskQueue
{
    /// <summary>Its identifier.</summary>
    public required TaskQueueSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Its name, unique in the workspace.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Expression over worker attributes. Default 1==1.</summary>
    public required string TargetWorkers { get; init; }

    /// <summary>Workers to whom one task is offered at the same time, 1 to 50. Default 1.</summary>
    public required int MaxReservedWorkers { get; init; }

    /// <summary>Order of tasks of the same priority; null: as the workspace says.</summary>
    public QueueOrder? TaskOrder { get; init; }

    /// <summary>Activity of a worker who has an offer, in a workspace without multi-tasking; null: unchanged.</summary>
    public ActivitySid? ReservationActivitySid { get; init; }

    /// <summary>Activity of a worker who has accepted, in a workspace without multi-tasking; null: unchanged.</summary>
    public ActivitySid? AssignmentActivitySid { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
