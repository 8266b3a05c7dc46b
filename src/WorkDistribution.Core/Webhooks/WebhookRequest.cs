using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Core.Webhooks;

/// <summary>One request to a customer's web application. Immutable; the client that sends it adds signature, cookies and headers.</summary>
public sealed record WebhookRequest
{
    /// <summary>The account that the request is made for: its token signs it, its limits bound it.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The address exactly as its owner wrote it, absolute http or https; may carry a query and a connection-override fragment.</summary>
    public required string Url { get; init; }

    /// <summary>GET (parameters join the query) or POST (parameters are the form body).</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>The parameters in order; a name may repeat.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>The call's cookie jar; null for requests that keep no cookies. Owned by the call.</summary>
    public WebhookCookies? Cookies { get; init; }

    /// <summary>Time for the whole exchange. Default 15 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a refused connection or a 5xx answer is tried again. Default 0 for documents; status callbacks use more.</summary>
    public int Retries { get; init; }
}
