using System.Net;

namespace WorkDistribution.Testing.Phones;

/// <summary>A phone to start.</summary>
public sealed record SipPhoneOptions
{
    /// <summary>The server it calls through.</summary>
    public required IPEndPoint Server { get; init; }

    /// <summary>Its user name.</summary>
    public string User { get; init; } = "phone";

    /// <summary>Host part of its address.</summary>
    public string Domain { get; init; } = "127.0.0.1";

    /// <summary>Answers challenges; null when it has none.</summary>
    public string? Password { get; init; }

    /// <summary>TCP instead of UDP.</summary>
    public bool IsTcp { get; init; }

    /// <summary>The address of this machine it uses.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;
}
