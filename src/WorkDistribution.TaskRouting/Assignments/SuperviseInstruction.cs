namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Lets a supervisor into the conference of an accepted reservation.</summary>
public sealed record SuperviseInstruction : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "supervise";

    /// <summary>Who: a worker (WK) or an address.</summary>
    public required string Supervisor { get; init; }

    /// <summary>monitor (hears both), whisper (the worker hears the supervisor) or barge (all hear). Default monitor.</summary>
    public SupervisorMode Mode { get; init; }

    /// <summary>Caller ID the supervisor sees; null: the caller's.</summary>
    public string? From { get; init; }

    /// <summary>How long the supervisor is rung; null: 60 s.</summary>
    public TimeSpan? Timeout { get; init; }
}
