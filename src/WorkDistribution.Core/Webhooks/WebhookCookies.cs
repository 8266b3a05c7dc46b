using System.Net;

namespace WorkDistribution.Core.Webhooks;

/// <summary>Cookies that applications set during one call (R1-20). One jar a call, never shared; used by one request at a time.</summary>
public sealed class WebhookCookies
{
    /// <summary>The cookies, scoped by host and path as a browser does.</summary>
    public CookieContainer Container { get; } = new();
}
