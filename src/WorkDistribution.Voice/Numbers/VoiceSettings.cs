using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Numbers;

/// <summary>How calls to an address are handled: shared by numbers, applications and SIP domains.</summary>
public sealed record VoiceSettings
{
    /// <summary>The application's address; null when none is set.</summary>
    public string? VoiceUrl { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod VoiceMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Asked when the first fails.</summary>
    public string? VoiceFallbackUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public WebhookMethod VoiceFallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Told when the call ends.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How that is told.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>An application whose settings are used instead of these; null for none.</summary>
    public ApplicationSid? VoiceApplicationSid { get; init; }

    /// <summary>Look up the caller's name; kept for the wire, taken from the From header here.</summary>
    public bool VoiceCallerIdLookup { get; init; }
}
