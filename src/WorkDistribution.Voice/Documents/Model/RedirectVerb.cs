using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Goes on with another document.</summary>
public sealed record RedirectVerb : Verb
{
    /// <summary>Its address; empty asks the current one again.</summary>
    public string Url { get; init; } = "";

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;
}
