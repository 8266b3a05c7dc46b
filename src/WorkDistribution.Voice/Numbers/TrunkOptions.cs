namespace WorkDistribution.Voice.Numbers;

/// <summary>A SIP trunk for outgoing calls to telephone numbers.</summary>
public sealed class TrunkOptions
{
    /// <summary>A name for people and logs.</summary>
    public string Name { get; set; } = "";

    /// <summary>Host name or address, with an optional port.</summary>
    public string Host { get; set; } = "";

    /// <summary>udp or tcp. Default udp.</summary>
    public string Transport { get; set; } = "udp";

    /// <summary>User name for its challenges; null when it asks for none.</summary>
    public string? Username { get; set; }

    /// <summary>Its password.</summary>
    public string? Password { get; set; }

    /// <summary>Taken where no other is asked for; the first is, where none is marked.</summary>
    public bool IsDefault { get; set; }
}
