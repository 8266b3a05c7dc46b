using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>How SIP domains, credential lists and credentials lie in their tables.</summary>
internal static class SipTables
{
    public static readonly TableMap<SipDomain> Domains = new(
        "sip_domains",
        "sid, account_sid, domain_name, friendly_name, " + VoiceColumns.Names + ", sip_registration, date_created, date_updated",
        static row => new SipDomain
        {
            Sid = row.Sid<SipDomainSid>(),
            AccountSid = row.Sid<AccountSid>(),
            DomainName = row.Text(),
            FriendlyName = row.Text(),
            Voice = VoiceColumns.Read(row),
            SipRegistration = row.Flag(),
            DateCreated = row.Instant(),
            DateUpdated = row.Instant(),
        },
        static domain =>
        [
            domain.Sid.Value, domain.AccountSid.Value, domain.DomainName, domain.FriendlyName, .. VoiceColumns.Values(domain.Voice),
            domain.SipRegistration, Instants.ToMicroseconds(domain.DateCreated), Instants.ToMicroseconds(domain.DateUpdated),
        ]);

    public static readonly TableMap<CredentialList> Lists = new(
        "credential_lists",
        "sid, account_sid, friendly_name, date_created, date_updated",
        static row => new CredentialList(row.Sid<CredentialListSid>(), row.Sid<AccountSid>(), row.Text(), row.Instant(), row.Instant()),
        static list => [list.Sid.Value, list.AccountSid.Value, list.FriendlyName, Instants.ToMicroseconds(list.DateCreated), Instants.ToMicroseconds(list.DateUpdated)]);

    public static readonly TableMap<SipCredential> Credentials = new(
        "credentials",
        "sid, account_sid, credential_list_sid, username, password, date_created, date_updated",
        static row => new SipCredential(row.Sid<CredentialSid>(), row.Sid<AccountSid>(), row.Sid<CredentialListSid>(), row.Text(), row.Text(), row.Instant(), row.Instant()),
        static credential =>
        [
            credential.Sid.Value, credential.AccountSid.Value, credential.CredentialListSid.Value, credential.Username, credential.Password,
            Instants.ToMicroseconds(credential.DateCreated), Instants.ToMicroseconds(credential.DateUpdated),
        ]);
}
