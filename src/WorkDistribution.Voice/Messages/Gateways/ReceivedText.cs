using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>A message that came in by a gateway.</summary>
public sealed record ReceivedText
{
    /// <summary>By which.</summary>
    public required string Gateway { get; init; }

    /// <summary>Sender.</summary>
    public required string From { get; init; }

    /// <summary>The number that it was sent to, as written.</summary>
    public required string To { get; init; }

    /// <summary>The text; may be empty where there is media.</summary>
    public required string Body { get; init; }

    /// <summary>Its media in order.</summary>
    public ImmutableArray<MessageAttachment> Media { get; init; } = [];

    /// <summary>The only account whose numbers may be reached (a SIP user's own); null for a carrier, which reaches all.</summary>
    public AccountSid? Within { get; init; }

    /// <summary>What the gateway calls it: the same name is the same message, taken once; null where it gave none.</summary>
    public string? Reference { get; init; }

    /// <summary>What else applications are told of it (MessageType, Subject, headers).</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];
}
