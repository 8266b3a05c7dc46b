using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Start: services that run beside the call from here on.</summary>
public sealed record StartVerb : ServiceVerb
{
    /// <summary>Where the document goes on once they were started; null goes on with the next verb.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked. Default POST.</summary>
    public WebhookMethod Method { get; init; }
}
