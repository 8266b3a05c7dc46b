using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Stream: the audio of the call over a WebSocket. In Start one way, in Connect both ways.</summary>
public sealed record StreamNoun : ServiceNoun
{
    /// <summary>Where to, as written: ws or wss, http or https (which mean the same), or relative to the document.</summary>
    public required string Url { get; init; }

    /// <summary>Its name in the call; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>What is sent. Default what the caller says.</summary>
    public StreamTracks Tracks { get; init; } = StreamTracks.Inbound;

    /// <summary>The application's own facts, told in the start message.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Told of start, stop and error; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How it is told. Default POST.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; }
}
