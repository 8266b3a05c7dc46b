using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Webhooks;

/// <summary>One attempt to fetch something from a customer's server, redirects included.</summary>
internal sealed record FetchRequest
{
    /// <summary>The address.</summary>
    public required WebhookUrl Url { get; init; }

    /// <summary>The address as its owner wrote it: what the answer's relative addresses resolve against when there was no redirect.</summary>
    public required string OwnersUrl { get; init; }

    /// <summary>GET or POST.</summary>
    public required WebhookMethod Method { get; init; }

    /// <summary>The parameters.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Signs; never sent.</summary>
    public required string AuthToken { get; init; }

    /// <summary>The call's cookies; null for none.</summary>
    public WebhookCookies? Cookies { get; init; }

    /// <summary>The same for every attempt of one request, so that the application knows a repetition.</summary>
    public required string IdempotencyToken { get; init; }

    /// <summary>Further headers: conditions of the cache.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether everything that comes is taken as audio as to its size.</summary>
    public bool IsMedia { get; init; }
}
