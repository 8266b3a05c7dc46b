using System.Net;

namespace WorkDistribution.Testing.Programs;

/// <summary>How sipp runs a scenario.</summary>
public sealed record SippOptions
{
    /// <summary>Whom it calls; null when it waits for calls.</summary>
    public IPEndPoint? Target { get; init; }

    /// <summary>The user part it calls.</summary>
    public string Service { get; init; } = "+15550100";

    /// <summary>How many calls.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>Calls a second.</summary>
    public int Rate { get; init; } = 10;

    /// <summary>TCP with one connection instead of UDP.</summary>
    public bool IsTcp { get; init; }

    /// <summary>Its own SIP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Its media port; 0 takes a free one.</summary>
    public int MediaPort { get; init; }

    /// <summary>User name for challenges.</summary>
    public string User { get; init; } = "sipp";

    /// <summary>Password for challenges.</summary>
    public string Password { get; init; } = "";

    /// <summary>Words of the scenario in brackets, by name.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take in all. Default 30 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);
}
