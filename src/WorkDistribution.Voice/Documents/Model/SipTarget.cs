namespace WorkDistribution.Voice.Documents.Model;

/// <summary>A SIP address.</summary>
public sealed record SipTarget : DialTarget
{
    /// <summary>The URI as written; headers after '?' become headers of the INVITE (X-...).</summary>
    public required string Uri { get; init; }

    /// <summary>User name for a challenge; null when none.</summary>
    public string? Username { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }
}
