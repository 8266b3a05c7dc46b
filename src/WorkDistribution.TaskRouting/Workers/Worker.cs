using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>A worker as kept and shown (R3-11).</summary>
public sealed record Worker
{
    /// <summary>Its identifier.</summary>
    public required WorkerSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Its name, unique in the workspace.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>JSON object, as its owner wrote it.</summary>
    public required string Attributes { get; init; }

    /// <summary>What it is doing.</summary>
    public required ActivitySid ActivitySid { get; init; }

    /// <summary>When its activity last changed.</summary>
    public required DateTimeOffset DateStatusChanged { get; init; }

    /// <summary>Since when it has been without work: of those that may have a task the longest idle gets it (R3-19).</summary>
    public required DateTimeOffset IdleSince { get; init; }

    /// <summary>It let a reservation time out and is offered nothing before it is updated (R3-48).</summary>
    public bool MustUpdate { get; init; }

    /// <summary>Counts changes; the ETag of the wire.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
