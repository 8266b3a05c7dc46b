using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Api.Voice;

/// <summary>What a number can do.</summary>
internal sealed record PhoneNumberCapabilities(bool Voice, bool Sms, bool Mms, bool Fax);

/// <summary>An incoming number on the wire.</summary>
internal sealed record IncomingPhoneNumberResponse(
    string Sid,
    string AccountSid,
    string FriendlyName,
    string PhoneNumber,
    string ApiVersion,
    string DateCreated,
    string DateUpdated,
    string? VoiceUrl,
    string VoiceMethod,
    string? VoiceFallbackUrl,
    string VoiceFallbackMethod,
    string? StatusCallback,
    string StatusCallbackMethod,
    bool VoiceCallerIdLookup,
    string? VoiceApplicationSid,
    string? SmsUrl,
    string SmsMethod,
    string? SmsFallbackUrl,
    string SmsFallbackMethod,
    string? SmsApplicationSid,
    PhoneNumberCapabilities Capabilities,
    string AddressRequirements,
    string? AddressSid,
    string? IdentitySid,
    string? BundleSid,
    string? TrunkSid,
    bool Beta,
    string Origin,
    string VoiceReceiveMode,
    string EmergencyStatus,
    string? EmergencyAddressSid,
    string EmergencyAddressStatus,
    string Status,
    string? Type,
    string Uri)
{
    private static readonly PhoneNumberCapabilities CallsAndMessages = new(Voice: true, Sms: true, Mms: true, Fax: false);

    public static IncomingPhoneNumberResponse Of(IncomingPhoneNumber number) => new(
        number.Sid.Value,
        number.AccountSid.Value,
        number.FriendlyName,
        number.PhoneNumber,
        WireWords.ApiVersion,
        WireDate.Write(number.DateCreated),
        WireDate.Write(number.DateUpdated),
        number.Voice.VoiceUrl,
        WireWords.Of(number.Voice.VoiceMethod),
        number.Voice.VoiceFallbackUrl,
        WireWords.Of(number.Voice.VoiceFallbackMethod),
        number.Voice.StatusCallback,
        WireWords.Of(number.Voice.StatusCallbackMethod),
        number.Voice.VoiceCallerIdLookup,
        number.Voice.VoiceApplicationSid?.Value,
        number.SmsUrl,
        number.SmsMethod,
        number.SmsFallbackUrl,
        number.SmsFallbackMethod,
        number.SmsApplicationSid?.Value,
        CallsAndMessages,
        AddressRequirements: "none",
        AddressSid: null,
        IdentitySid: null,
        BundleSid: null,
        TrunkSid: null,
        Beta: false,
        Origin: "hosted",
        VoiceReceiveMode: "voice",
        EmergencyStatus: "Inactive",
        EmergencyAddressSid: null,
        EmergencyAddressStatus: "unregistered",
        Status: "in-use",
        Type: null,
        $"/2010-04-01/Accounts/{number.AccountSid}/IncomingPhoneNumbers/{number.Sid}.json");
}
