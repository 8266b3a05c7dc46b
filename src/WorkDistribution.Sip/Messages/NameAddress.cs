using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>A display name, a URI and header parameters: From, To, Contact, Route (RFC 3261 section 20.10).</summary>
public sealed partial record NameAddress
{
    /// <summary>The name for people, unquoted; empty when none.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The address.</summary>
    public required SipUri Uri { get; init; }

    /// <summary>Header parameters such as tag, in order; a parameter without value has an empty one.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];
}
