using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Applications;

namespace WorkDistribution.Api.Voice;

/// <summary>An application on the wire.</summary>
internal sealed record ApplicationResponse(
    string Sid,
    string AccountSid,
    string ApiVersion,
    string FriendlyName,
    string DateCreated,
    string DateUpdated,
    string? VoiceUrl,
    string VoiceMethod,
    string? VoiceFallbackUrl,
    string VoiceFallbackMethod,
    string? StatusCallback,
    string StatusCallbackMethod,
    bool VoiceCallerIdLookup,
    string? SmsUrl,
    string SmsMethod,
    string? SmsFallbackUrl,
    string SmsFallbackMethod,
    string? SmsStatusCallback,
    string? MessageStatusCallback,
    bool PublicApplicationConnectEnabled,
    string Uri)
{
    public static ApplicationResponse Of(VoiceApplication application) => new(
        application.Sid.Value,
        application.AccountSid.Value,
        WireWords.ApiVersion,
        application.FriendlyName,
        WireDate.Write(application.DateCreated),
        WireDate.Write(application.DateUpdated),
        application.Voice.VoiceUrl,
        WireWords.Of(application.Voice.VoiceMethod),
        application.Voice.VoiceFallbackUrl,
        WireWords.Of(application.Voice.VoiceFallbackMethod),
        application.Voice.StatusCallback,
        WireWords.Of(application.Voice.StatusCallbackMethod),
        application.Voice.VoiceCallerIdLookup,
        application.SmsUrl,
        application.SmsMethod,
        application.SmsFallbackUrl,
        application.SmsFallbackMethod,
        application.SmsStatusCallback,
        application.MessageStatusCallback,
        application.PublicApplicationConnectEnabled,
        $"/2010-04-01/Accounts/{application.AccountSid}/Applications/{application.Sid}.json");
}
