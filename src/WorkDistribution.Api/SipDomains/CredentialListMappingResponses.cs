using WorkDistribution.Api.Formats;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.SipDomains;

/// <summary>A mapped list on the wire, under Auth.</summary>
internal sealed record AuthMappingResponse(string Sid, string AccountSid, string FriendlyName, string DateCreated, string DateUpdated)
{
    public static AuthMappingResponse Of(CredentialList list) =>
        new(list.Sid.Value, list.AccountSid.Value, list.FriendlyName, WireDate.Write(list.DateCreated), WireDate.Write(list.DateUpdated));
}

/// <summary>A mapped list on the wire, directly under its domain.</summary>
internal sealed record DomainMappingResponse(string Sid, string AccountSid, string DomainSid, string FriendlyName, string DateCreated, string DateUpdated, string Uri)
{
    public static DomainMappingResponse Of(CredentialList list, SipDomainSid domain) => new(
        list.Sid.Value,
        list.AccountSid.Value,
        domain.Value,
        list.FriendlyName,
        WireDate.Write(list.DateCreated),
        WireDate.Write(list.DateUpdated),
        $"/2010-04-01/Accounts/{list.AccountSid}/SIP/Domains/{domain}/CredentialListMappings/{list.Sid}.json");
}
