using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Rules that lead tasks to queues (R3-29, R3-40).</summary>
public sealed record Workflow
{
    /// <summary>Its identifier.</summary>
    public required WorkflowSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Its name, unique in the workspace.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>JSON document, as its owner wrote it.</summary>
    public required string Configuration { get; init; }

    /// <summary>Asked what to do with each reservation (R3-45); null: nobody.</summary>
    public string? AssignmentCallbackUrl { get; init; }

    /// <summary>Asked when the first fails; null: nobody.</summary>
    public string? FallbackAssignmentCallbackUrl { get; init; }

    /// <summary>Seconds a worker has to accept, 1 to 86,400. Default 120.</summary>
    public required int TaskReservationTimeout { get; init; }

    /// <summary>Counts changes.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
