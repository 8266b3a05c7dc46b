using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.SipDomains;

/// <summary>A SIP domain on the wire.</summary>
internal sealed record DomainResponse(
    string Sid,
    string AccountSid,
    string ApiVersion,
    string AuthType,
    string DomainName,
    string FriendlyName,
    string DateCreated,
    string DateUpdated,
    string? VoiceUrl,
    string VoiceMethod,
    string? VoiceFallbackUrl,
    string VoiceFallbackMethod,
    string? VoiceStatusCallbackUrl,
    string VoiceStatusCallbackMethod,
    bool SipRegistration,
    bool EmergencyCallingEnabled,
    bool Secure,
    string? ByocTrunkSid,
    string? EmergencyCallerSid,
    string Uri,
    IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static DomainResponse Of(SipDomain domain, bool hasCredentials)
    {
        var uri = $"/2010-04-01/Accounts/{domain.AccountSid}/SIP/Domains/{domain.Sid}";
        return new DomainResponse(
            domain.Sid.Value,
            domain.AccountSid.Value,
            WireWords.ApiVersion,
            hasCredentials ? "CREDENTIAL_LIST" : "",
            domain.DomainName,
            domain.FriendlyName,
            WireDate.Write(domain.DateCreated),
            WireDate.Write(domain.DateUpdated),
            domain.Voice.VoiceUrl,
            WireWords.Of(domain.Voice.VoiceMethod),
            domain.Voice.VoiceFallbackUrl,
            WireWords.Of(domain.Voice.VoiceFallbackMethod),
            domain.Voice.StatusCallback,
            WireWords.Of(domain.Voice.StatusCallbackMethod),
            domain.SipRegistration,
            EmergencyCallingEnabled: false,
            Secure: false,
            ByocTrunkSid: null,
            EmergencyCallerSid: null,
            uri + ".json",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["credential_list_mappings"] = uri + "/CredentialListMappings.json" });
    }
}
