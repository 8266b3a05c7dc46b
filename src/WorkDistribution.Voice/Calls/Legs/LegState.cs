namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Where a leg stands.</summary>
/// <param name="Direction">Who started it.</param>
/// <param name="Status">Its status.</param>
/// <param name="End">How it ended; null while it lasts.</param>
internal sealed record LegState(CallDirection Direction, CallStatus Status, LegEnd? End = null)
{
    /// <summary>A leg that just came in: ringing.</summary>
    public static LegState Incoming { get; } = new(CallDirection.Inbound, CallStatus.Ringing);

    /// <summary>Whether it is over.</summary>
    public bool IsFinal => Status >= CallStatus.Completed;

    /// <summary>Whether it is answered and up.</summary>
    public bool IsUp => Status == CallStatus.InProgress;

    /// <summary>A leg about to be dialled.</summary>
    public static LegState Outgoing(CallDirection direction) => new(direction, CallStatus.Queued);
}
