using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Voice.SipDomains;

/// <summary>Keeps SIP domains, credential lists, credentials and their mappings. Implemented in Storage.</summary>
public interface ISipDomainStore
{
    /// <summary>The domain of that name, whoever owns it; null when nobody does. Answered from memory: asked for every request.</summary>
    ValueTask<SipDomain?> FindByNameAsync(string domainName, CancellationToken cancellationToken);

    /// <summary>The password of a user in the lists mapped to a domain, for either use; null when there is none. Answered from memory.</summary>
    ValueTask<string?> FindPasswordAsync(string domainName, string username, CancellationToken cancellationToken);

    /// <summary>One domain of an account.</summary>
    Task<SipDomain?> FindAsync(AccountSid accountSid, SipDomainSid sid, CancellationToken cancellationToken);

    /// <summary>Domains of an account, newest first.</summary>
    Task<Page<SipDomain>> ListAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces; false when another resource has the name.</summary>
    Task<bool> SaveAsync(SipDomain domain, CancellationToken cancellationToken);

    /// <summary>Removes a domain and its mappings; false when there was none.</summary>
    Task<bool> DeleteAsync(AccountSid accountSid, SipDomainSid sid, CancellationToken cancellationToken);

    /// <summary>One list of an account.</summary>
    Task<CredentialList?> FindListAsync(AccountSid accountSid, CredentialListSid sid, CancellationToken cancellationToken);

    /// <summary>Lists of an account, newest first.</summary>
    Task<Page<CredentialList>> ListListsAsync(AccountSid accountSid, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces; false when the name is taken in the account.</summary>
    Task<bool> SaveListAsync(CredentialList list, CancellationToken cancellationToken);

    /// <summary>Removes a list, its credentials and mappings; false when there was none.</summary>
    Task<bool> DeleteListAsync(AccountSid accountSid, CredentialListSid sid, CancellationToken cancellationToken);

    /// <summary>One credential.</summary>
    Task<SipCredential?> FindCredentialAsync(AccountSid accountSid, CredentialListSid listSid, CredentialSid sid, CancellationToken cancellationToken);

    /// <summary>Credentials of a list, newest first.</summary>
    Task<Page<SipCredential>> ListCredentialsAsync(AccountSid accountSid, CredentialListSid listSid, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Adds or replaces; false when the user name is taken in the list.</summary>
    Task<bool> SaveCredentialAsync(SipCredential credential, CancellationToken cancellationToken);

    /// <summary>Removes; false when there was none.</summary>
    Task<bool> DeleteCredentialAsync(AccountSid accountSid, CredentialListSid listSid, CredentialSid sid, CancellationToken cancellationToken);

    /// <summary>Lists mapped to a domain for a use, newest first.</summary>
    Task<Page<CredentialList>> ListMappingsAsync(AccountSid accountSid, SipDomainSid domainSid, SipDomainUse use, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Maps a list to a domain; false when it is mapped already.</summary>
    Task<bool> MapAsync(AccountSid accountSid, SipDomainSid domainSid, CredentialListSid listSid, SipDomainUse use, CancellationToken cancellationToken);

    /// <summary>Undoes a mapping; false when there was none.</summary>
    Task<bool> UnmapAsync(AccountSid accountSid, SipDomainSid domainSid, CredentialListSid listSid, SipDomainUse use, CancellationToken cancellationToken);
}
