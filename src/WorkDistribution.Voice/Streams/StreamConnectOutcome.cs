namespace WorkDistribution.Voice.Streams;

/// <summary>What became of an attempt to connect.</summary>
public abstract record StreamConnectOutcome
{
    private StreamConnectOutcome()
    {
    }

    /// <summary>It is open.</summary>
    public sealed record Connected(IStreamConnection Connection) : StreamConnectOutcome;

    /// <summary>It is not.</summary>
    public sealed record Failed(StreamFault Fault) : StreamConnectOutcome;
}
