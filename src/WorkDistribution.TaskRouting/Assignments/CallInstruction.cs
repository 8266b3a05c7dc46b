namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Calls the worker, who hears the document at <see cref="Url"/>; the task's own call, if any, is left where it is.</summary>
public sealed record CallInstruction : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "call";

    /// <summary>Whom to call; null: the worker's contact_uri.</summary>
    public string? To { get; init; }

    /// <summary>Caller ID the worker sees.</summary>
    public required string From { get; init; }

    /// <summary>Document that is run when the worker answers.</summary>
    public required string Url { get; init; }

    /// <summary>Told when the worker's call has completed; null: nobody.</summary>
    public string? StatusCallbackUrl { get; init; }

    /// <summary>Whether the reservation is accepted when the worker answers; else somebody must accept it otherwise. Default false.</summary>
    public bool Accept { get; init; }

    /// <summary>Whether the call is recorded. Default false.</summary>
    public bool Record { get; init; }

    /// <summary>How long the worker is rung; null: 60 s.</summary>
    public TimeSpan? Timeout { get; init; }
}
