using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>What a server understands: what a request is measured by and what Allow, Supported and Accept say.</summary>
public sealed record SipCapabilities
{
    /// <summary>Nothing but the syntax is checked: every method, extension and body is let through.</summary>
    public static SipCapabilities Anything { get; } = new();

    /// <summary>Methods that are served; empty: all of them.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>Option tags that may be required; the default array (not set): all of them.</summary>
    public ImmutableArray<string> Extensions { get; init; }

    /// <summary>Media types an INVITE's body may have, lower case; empty: all of them.</summary>
    public ImmutableArray<string> BodyTypes { get; init; } = [];
}
