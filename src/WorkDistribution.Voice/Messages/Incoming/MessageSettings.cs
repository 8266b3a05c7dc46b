using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>Whom messages to a number are for.</summary>
/// <param name="Url">The application's address; null asks nobody.</param>
/// <param name="Method">How it is asked.</param>
/// <param name="FallbackUrl">Asked when the first fails; null for none.</param>
/// <param name="FallbackMethod">How that is asked.</param>
/// <param name="StatusCallback">Told of the course of replies that name nobody themselves; null for nobody.</param>
internal sealed record MessageSettings(string? Url, WebhookMethod Method, string? FallbackUrl, WebhookMethod FallbackMethod, string? StatusCallback)
{
    /// <summary>The number's own.</summary>
    public static MessageSettings Of(IncomingPhoneNumber number) => new(
        NonEmpty(number.SmsUrl), MessageWords.ToMethod(number.SmsMethod), NonEmpty(number.SmsFallbackUrl), MessageWords.ToMethod(number.SmsFallbackMethod), null);

    /// <summary>Those of an application.</summary>
    public static MessageSettings Of(VoiceApplication application) => new(
        NonEmpty(application.SmsUrl),
        MessageWords.ToMethod(application.SmsMethod),
        NonEmpty(application.SmsFallbackUrl),
        MessageWords.ToMethod(application.SmsFallbackMethod),
        NonEmpty(application.MessageStatusCallback) ?? NonEmpty(application.SmsStatusCallback));

    /// <summary>As instructions.</summary>
    public CallInstructions ToInstructions() => new() { Url = Url, Method = Method, FallbackUrl = FallbackUrl, FallbackMethod = FallbackMethod };

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
