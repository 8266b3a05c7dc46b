using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>What a worker may be doing (R3-13).</summary>
public sealed record Activity
{
    /// <summary>Its identifier.</summary>
    public required ActivitySid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Its name, unique in the workspace.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Whether a worker in it is offered tasks. Fixed at creation.</summary>
    public required bool Available { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
