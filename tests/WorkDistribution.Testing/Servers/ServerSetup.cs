namespace WorkDistribution.Testing.Servers;

/// <summary>How a server under test is started.</summary>
public sealed record ServerSetup
{
    /// <summary>Whether loopback is a trusted trunk. Default true.</summary>
    public bool TrustLoopback { get; init; } = true;

    /// <summary>Ports of audio. Default 200.</summary>
    public int RtpPorts { get; init; } = 200;

    /// <summary>How long it drains. Default 5 s.</summary>
    public int DrainSeconds { get; init; } = 5;

    /// <summary>Its log level. Default information.</summary>
    public string LogLevel { get; init; } = "information";

    /// <summary>Further arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
