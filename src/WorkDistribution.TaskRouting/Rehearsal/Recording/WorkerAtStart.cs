using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>What is known of a worker at the beginning of the period.</summary>
internal sealed class WorkerAtStart
{
    /// <summary>Its identifier.</summary>
    public required WorkerSid Sid { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its attributes.</summary>
    public required string Attributes { get; init; }

    /// <summary>What it was doing; null: it was made later.</summary>
    public ActivitySid? Activity { get; set; }

    /// <summary>Since when; null: not known.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>Capacity by channel, where it changed later.</summary>
    public Dictionary<TaskChannelSid, int> Capacities { get; } = [];

    /// <summary>Availability by channel, where it changed later.</summary>
    public Dictionary<TaskChannelSid, bool> Availabilities { get; } = [];
}
