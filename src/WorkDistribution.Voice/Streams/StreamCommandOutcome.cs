namespace WorkDistribution.Voice.Streams;

/// <summary>Answer to a command about a stream.</summary>
public abstract record StreamCommandOutcome
{
    private StreamCommandOutcome()
    {
    }

    /// <summary>Done; the stream as it is now.</summary>
    public sealed record Done(StreamView Stream) : StreamCommandOutcome;

    /// <summary>Refused.</summary>
    public sealed record Refused(StreamFault Fault) : StreamCommandOutcome;
}
