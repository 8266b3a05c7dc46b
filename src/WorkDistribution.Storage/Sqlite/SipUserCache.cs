using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Storage.Sqlite;

/// <summary>SIP domains and their users in memory: every SIP request asks. Changed only by the writer's thread, in commit order.</summary>
internal sealed class SipUserCache
{
    private readonly ConcurrentDictionary<string, SipDomain> _domains = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<SipDomainSid, ConcurrentDictionary<(CredentialListSid List, SipDomainUse Use), byte>> _mappings = new();
    private readonly ConcurrentDictionary<CredentialListSid, ConcurrentDictionary<string, SipCredential>> _users = new();

    public SipDomain? FindDomain(string name) => _domains.GetValueOrDefault(name);

    public string? FindPassword(string domainName, string username)
    {
        if (_domains.TryGetValue(domainName, out var domain) && _mappings.TryGetValue(domain.Sid, out var lists))
        {
            foreach (var ((list, _), _) in lists)
            {
                if (_users.TryGetValue(list, out var users) && users.TryGetValue(username, out var credential))
                {
                    return credential.Password;
                }
            }
        }

        return null;
    }

    public void SetDomain(SipDomain domain, string? formerName)
    {
        if (formerName is not null && !string.Equals(formerName, domain.DomainName, StringComparison.OrdinalIgnoreCase))
        {
            _domains.TryRemove(formerName, out _);
        }

        _domains[domain.DomainName] = domain;
    }

    public void RemoveDomain(SipDomain domain)
    {
        _domains.TryRemove(domain.DomainName, out _);
        _mappings.TryRemove(domain.Sid, out _);
    }

    public void RemoveList(CredentialListSid list)
    {
        _users.TryRemove(list, out _);
        foreach (var lists in _mappings.Values)
        {
            lists.TryRemove((list, SipDomainUse.Calls), out _);
            lists.TryRemove((list, SipDomainUse.Registrations), out _);
        }
    }

    public void SetUser(SipCredential credential, string? formerName)
    {
        var users = _users.GetOrAdd(credential.CredentialListSid, static _ => new ConcurrentDictionary<string, SipCredential>(StringComparer.Ordinal));
        if (formerName is not null && formerName != credential.Username)
        {
            users.TryRemove(formerName, out _);
        }

        users[credential.Username] = credential;
    }

    public void RemoveUser(SipCredential credential)
    {
        if (_users.TryGetValue(credential.CredentialListSid, out var users))
        {
            users.TryRemove(credential.Username, out _);
        }
    }

    public void Map(SipDomainSid domain, CredentialListSid list, SipDomainUse use) =>
        _mappings.GetOrAdd(domain, static _ => new ConcurrentDictionary<(CredentialListSid List, SipDomainUse Use), byte>())[(list, use)] = 0;

    public void Unmap(SipDomainSid domain, CredentialListSid list, SipDomainUse use)
    {
        if (_mappings.TryGetValue(domain, out var lists))
        {
            lists.TryRemove((list, use), out _);
        }
    }
}
