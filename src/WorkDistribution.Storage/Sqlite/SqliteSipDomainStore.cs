using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>SIP domains, credential lists, credentials and mappings; what SIP requests ask for is answered from memory.</summary>
internal sealed class SqliteSipDomainStore : ISipDomainStore
{
    private readonly SqliteDatabase _database;
    private readonly SipUserCache _cache = new();

    public SqliteSipDomainStore(SqliteDatabase database)
    {
        _database = database;
        foreach (var domain in database.Load(SipTables.Domains.All))
        {
            _cache.SetDomain(domain, formerName: null);
        }

        foreach (var credential in database.Load(SipTables.Credentials.All))
        {
            _cache.SetUser(credential, formerName: null);
        }

        var mappings = database.Load(static session => session.Query(
            "SELECT domain_sid, credential_list_sid, domain_use FROM credential_list_mappings",
            static row => (row.Sid<SipDomainSid>(), row.Sid<CredentialListSid>(), (SipDomainUse)row.Number())));
        foreach (var (domain, list, use) in mappings)
        {
            _cache.Map(domain, list, use);
        }
    }

    public ValueTask<SipDomain?> FindByNameAsync(string domainName, CancellationToken cancellationToken) => new(_cache.FindDomain(domainName));

    public ValueTask<string?> FindPasswordAsync(string domainName, string username, CancellationToken cancellationToken) => new(_cache.FindPassword(domainName, username));

    public async Task<SipDomain?> FindAsync(AccountSid accountSid, SipDomainSid sid, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => SipTables.Domains.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<SipDomain>> ListAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => SipTables.Domains.List().Where("account_sid = {0}", accountSid.Value).Read(session, SipTables.Domains.Read, page), cancellationToken).AsTask();

    public Task<bool> SaveAsync(SipDomain domain, CancellationToken cancellationToken)
    {
        string? formerName = null;
        return _database.WriteAsync(
            session =>
            {
                if (session.Scalar("SELECT sid FROM sip_domains WHERE domain_name = $1 AND sid <> $2", domain.DomainName, domain.Sid.Value) is not null)
                {
                    return false;
                }

                formerName = session.Scalar("SELECT domain_name FROM sip_domains WHERE sid = $1", domain.Sid.Value) as string;
                SipTables.Domains.Save(session, domain);
                return true;
            },
            saved =>
            {
                if (saved)
                {
                    _cache.SetDomain(domain, formerName);
                }
            },
            cancellationToken);
    }

    public async Task<bool> DeleteAsync(AccountSid accountSid, SipDomainSid sid, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => SipTables.Domains.Find(session, sid.Value, accountSid.Value) is { } found && SipTables.Domains.Delete(session, sid.Value, accountSid.Value) ? found : null,
            found =>
            {
                if (found is not null)
                {
                    _cache.RemoveDomain(found);
                }
            },
            cancellationToken) is not null;

    public async Task<CredentialList?> FindListAsync(AccountSid accountSid, CredentialListSid sid, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => SipTables.Lists.Find(session, sid.Value, accountSid.Value), cancellationToken);

    public Task<Page<CredentialList>> ListListsAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => SipTables.Lists.List().Where("account_sid = {0}", accountSid.Value).Read(session, SipTables.Lists.Read, page), cancellationToken).AsTask();

    public Task<bool> SaveListAsync(CredentialList list, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                var taken = session.Scalar("SELECT sid FROM credential_lists WHERE account_sid = $1 AND friendly_name = $2 AND sid <> $3", list.AccountSid.Value, list.FriendlyName, list.Sid.Value);
                if (taken is null)
                {
                    SipTables.Lists.Save(session, list);
                }

                return taken is null;
            },
            committed: null,
            cancellationToken);

    public Task<bool> DeleteListAsync(AccountSid accountSid, CredentialListSid sid, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session => SipTables.Lists.Delete(session, sid.Value, accountSid.Value),
            removed =>
            {
                if (removed)
                {
                    _cache.RemoveList(sid);
                }
            },
            cancellationToken);

    public async Task<SipCredential?> FindCredentialAsync(AccountSid accountSid, CredentialListSid listSid, CredentialSid sid, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => FindCredential(session, accountSid, listSid, sid), cancellationToken);

    public Task<Page<SipCredential>> ListCredentialsAsync(AccountSid accountSid, CredentialListSid listSid, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session => SipTables.Credentials.List()
                .Where("account_sid = {0}", accountSid.Value)
                .Where("credential_list_sid = {0}", listSid.Value)
                .Read(session, SipTables.Credentials.Read, page),
            cancellationToken).AsTask();

    public Task<bool> SaveCredentialAsync(SipCredential credential, CancellationToken cancellationToken)
    {
        string? formerName = null;
        return _database.WriteAsync(
            session =>
            {
                var (list, name, sid) = (credential.CredentialListSid.Value, credential.Username, credential.Sid.Value);
                if (session.Scalar("SELECT sid FROM credentials WHERE credential_list_sid = $1 AND username = $2 AND sid <> $3", list, name, sid) is not null)
                {
                    return false;
                }

                formerName = session.Scalar("SELECT username FROM credentials WHERE sid = $1", sid) as string;
                SipTables.Credentials.Save(session, credential);
                return true;
            },
            saved =>
            {
                if (saved)
                {
                    _cache.SetUser(credential, formerName);
                }
            },
            cancellationToken);
    }

    public async Task<bool> DeleteCredentialAsync(AccountSid accountSid, CredentialListSid listSid, CredentialSid sid, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => FindCredential(session, accountSid, listSid, sid) is { } found && SipTables.Credentials.Delete(session, sid.Value, accountSid.Value) ? found : null,
            found =>
            {
                if (found is not null)
                {
                    _cache.RemoveUser(found);
                }
            },
            cancellationToken) is not null;

    public Task<Page<CredentialList>> ListMappingsAsync(AccountSid accountSid, SipDomainSid domainSid, SipDomainUse use, PageRequest page, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session => new PageQuery(
                    "l.sid, l.account_sid, l.friendly_name, l.date_created, l.date_updated",
                    "credential_list_mappings m JOIN credential_lists l ON l.sid = m.credential_list_sid",
                    "m.seq")
                .Where("l.account_sid = {0}", accountSid.Value)
                .Where("m.domain_sid = {0}", domainSid.Value)
                .Where("m.domain_use = {0}", (int)use)
                .Read(session, SipTables.Lists.Read, page),
            cancellationToken).AsTask();

    public Task<bool> MapAsync(AccountSid accountSid, SipDomainSid domainSid, CredentialListSid listSid, SipDomainUse use, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session => SipTables.Domains.Find(session, domainSid.Value, accountSid.Value) is not null
                && SipTables.Lists.Find(session, listSid.Value, accountSid.Value) is not null
                && session.Execute(
                    "INSERT INTO credential_list_mappings (domain_sid, credential_list_sid, domain_use) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                    domainSid.Value,
                    listSid.Value,
                    (int)use) > 0,
            mapped =>
            {
                if (mapped)
                {
                    _cache.Map(domainSid, listSid, use);
                }
            },
            cancellationToken);

    public Task<bool> UnmapAsync(AccountSid accountSid, SipDomainSid domainSid, CredentialListSid listSid, SipDomainUse use, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session => SipTables.Domains.Find(session, domainSid.Value, accountSid.Value) is not null
                && session.Execute(
                    "DELETE FROM credential_list_mappings WHERE domain_sid = $1 AND credential_list_sid = $2 AND domain_use = $3",
                    domainSid.Value,
                    listSid.Value,
                    (int)use) > 0,
            removed =>
            {
                if (removed)
                {
                    _cache.Unmap(domainSid, listSid, use);
                }
            },
            cancellationToken);

    private static SipCredential? FindCredential(SqliteSession session, AccountSid accountSid, CredentialListSid listSid, CredentialSid sid) =>
        SipTables.Credentials.Find(session, sid.Value, accountSid.Value) is { } found && found.CredentialListSid == listSid ? found : null;
}
