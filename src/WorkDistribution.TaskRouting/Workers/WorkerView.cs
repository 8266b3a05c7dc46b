namespace WorkDistribution.TaskRouting.Workers;

/// <summary>A worker with what the wire shows beside it.</summary>
public sealed record WorkerView
{
    /// <summary>The worker.</summary>
    public required Worker Worker { get; init; }

    /// <summary>Name of its activity.</summary>
    public required string ActivityName { get; init; }

    /// <summary>Whether its activity lets it be offered tasks.</summary>
    public required bool Available { get; init; }
}
