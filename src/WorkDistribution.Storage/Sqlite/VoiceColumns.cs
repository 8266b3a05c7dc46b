using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>The columns that numbers, applications and SIP domains have in common.</summary>
internal static class VoiceColumns
{
    public const string Names = "voice_url, voice_method, voice_fallback_url, voice_fallback_method, status_callback, status_callback_method, voice_application_sid, voice_caller_id_lookup";

    public static VoiceSettings Read(RowReader row) => new()
    {
        VoiceUrl = row.TextOrNull(),
        VoiceMethod = (WebhookMethod)row.Number(),
        VoiceFallbackUrl = row.TextOrNull(),
        VoiceFallbackMethod = (WebhookMethod)row.Number(),
        StatusCallback = row.TextOrNull(),
        StatusCallbackMethod = (WebhookMethod)row.Number(),
        VoiceApplicationSid = row.SidOrNull<ApplicationSid>(),
        VoiceCallerIdLookup = row.Flag(),
    };

    public static object?[] Values(VoiceSettings voice) =>
    [
        voice.VoiceUrl, (int)voice.VoiceMethod, voice.VoiceFallbackUrl, (int)voice.VoiceFallbackMethod,
        voice.StatusCallback, (int)voice.StatusCallbackMethod, voice.VoiceApplicationSid?.Value, voice.VoiceCallerIdLookup,
    ];
}
