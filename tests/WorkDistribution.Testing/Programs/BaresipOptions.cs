using System.Net;

namespace WorkDistribution.Testing.Programs;

/// <summary>A softphone to start.</summary>
public sealed record BaresipOptions
{
    /// <summary>The server.</summary>
    public required IPEndPoint Server { get; init; }

    /// <summary>Host part of its address.</summary>
    public required string Domain { get; init; }

    /// <summary>Its user name.</summary>
    public required string User { get; init; }

    /// <summary>Its password.</summary>
    public required string Password { get; init; }

    /// <summary>What it says, 8 kHz; followed by silence.</summary>
    public short[] Speech { get; init; } = [];

    /// <summary>TCP instead of UDP.</summary>
    public bool IsTcp { get; init; }

    /// <summary>Whether it registers. Default true.</summary>
    public bool Registers { get; init; } = true;
}
