using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.SipDomains;

/// <summary>A credential list on the wire.</summary>
internal sealed record CredentialListResponse(
    string Sid,
    string AccountSid,
    string FriendlyName,
    string DateCreated,
    string DateUpdated,
    string Uri,
    IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static CredentialListResponse Of(CredentialList list)
    {
        var uri = $"/2010-04-01/Accounts/{list.AccountSid}/SIP/CredentialLists/{list.Sid}";
        return new CredentialListResponse(
            list.Sid.Value,
            list.AccountSid.Value,
            list.FriendlyName,
            WireDate.Write(list.DateCreated),
            WireDate.Write(list.DateUpdated),
            uri + ".json",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["credentials"] = uri + "/Credentials.json" });
    }
}
