using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Connect: the call belongs to a service until that lets it go.</summary>
public sealed record ConnectVerb : ServiceVerb
{
    /// <summary>Where the document goes on afterwards; null goes on with the next verb.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked. Default POST.</summary>
    public WebhookMethod Method { get; init; }
}
