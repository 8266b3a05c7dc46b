using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>How many tasks of one channel a worker takes at once (R3-52).</summary>
public sealed record WorkerChannel
{
    /// <summary>Its identifier.</summary>
    public required WorkerChannelSid Sid { get; init; }

    /// <summary>Its workspace.</summary>
    public required WorkspaceSid WorkspaceSid { get; init; }

    /// <summary>Whose it is.</summary>
    public required WorkerSid WorkerSid { get; init; }

    /// <summary>The channel.</summary>
    public required TaskChannelSid TaskChannelSid { get; init; }

    /// <summary>Tasks at once, 0 to 50. Default 1.</summary>
    public required int ConfiguredCapacity { get; init; }

    /// <summary>Whether tasks of this channel are offered. Default true.</summary>
    public required bool Available { get; init; }

    /// <summary>When a task of this channel was last offered; null: never.</summary>
    public DateTimeOffset? LastReservedTime { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
