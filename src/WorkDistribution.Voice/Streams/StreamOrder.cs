using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Streams;

/// <summary>A stream to start on a call.</summary>
public sealed record StreamOrder
{
    /// <summary>Where to: absolute, ws or wss.</summary>
    public required string Url { get; init; }

    /// <summary>Its name; null for none. A call has no two live ones of a name.</summary>
    public string? Name { get; init; }

    /// <summary>What is sent. Default what the far end says.</summary>
    public StreamTracks Tracks { get; init; } = StreamTracks.Inbound;

    /// <summary>Whether what the server sends is played to the far end.</summary>
    public bool IsTwoWay { get; init; }

    /// <summary>The application's own facts, told in the start message.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Told of start, stop and error; absolute; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How it is told.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; }

    /// <summary>A WebSocket's address of any way it may be written.</summary>
    /// <param name="url">Absolute: ws or wss, or http or https, which mean the same.</param>
    /// <returns>With ws or wss; null when it is none.</returns>
    public static string? ReadUrl(string url)
    {
        var end = url.IndexOf("://", StringComparison.Ordinal);
        var scheme = end < 0 ? null : url[..end].ToUpperInvariant() switch
        {
            "WS" or "HTTP" => "ws",
            "WSS" or "HTTPS" => "wss",
            _ => null,
        };
        return scheme is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? scheme + url[end..] : null;
    }
}
