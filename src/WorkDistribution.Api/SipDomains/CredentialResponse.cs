using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.SipDomains;

/// <summary>A SIP user on the wire; never the password.</summary>
internal sealed record CredentialResponse(string Sid, string AccountSid, string CredentialListSid, string Username, string DateCreated, string DateUpdated, string Uri)
{
    public static CredentialResponse Of(SipCredential credential) => new(
        credential.Sid.Value,
        credential.AccountSid.Value,
        credential.CredentialListSid.Value,
        credential.Username,
        WireDate.Write(credential.DateCreated),
        WireDate.Write(credential.DateUpdated),
        $"/2010-04-01/Accounts/{credential.AccountSid}/SIP/CredentialLists/{credential.CredentialListSid}/Credentials/{credential.Sid}.json");
}
