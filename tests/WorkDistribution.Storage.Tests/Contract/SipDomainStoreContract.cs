using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Storage.Tests.Contract;

public abstract class SipDomainStoreContract : StoreContract
{
    private ISipDomainStore Store => Get<ISipDomainStore>();

    [Test]
    public async Task A_domain_is_found_by_name_whatever_its_case()
    {
        var domain = Facts.Domain(Account.Sid, "office.example.com");
        Assert.That(await Store.SaveAsync(domain, CancellationToken.None), Is.True);
        Assert.That(await Store.SaveAsync(Facts.Domain(Other.Sid, "office.example.com"), CancellationToken.None), Is.False);
        await RestartAsync();
        Assert.That(await Store.FindByNameAsync("OFFICE.example.com", CancellationToken.None), Is.EqualTo(domain));
        Assert.That(await Store.FindAsync(Account.Sid, domain.Sid, CancellationToken.None), Is.EqualTo(domain));
        Assert.That((await Store.ListAsync(Account.Sid, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { domain }));
        await Store.SaveAsync(domain with { DomainName = "new.example.com" }, CancellationToken.None);
        Assert.That(await Store.FindByNameAsync("office.example.com", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_user_of_a_mapped_list_has_a_password_in_the_domain_until_something_on_the_way_is_taken_away()
    {
        var (domain, list, alice) = await OfficeAsync();
        Assert.That(await PasswordAsync("alice"), Is.Null, "not mapped yet");
        Assert.That(await Store.MapAsync(Account.Sid, domain.Sid, list.Sid, SipDomainUse.Calls, CancellationToken.None), Is.True);
        Assert.That(await Store.MapAsync(Account.Sid, domain.Sid, list.Sid, SipDomainUse.Calls, CancellationToken.None), Is.False, "already");
        Assert.That(await Store.MapAsync(Account.Sid, domain.Sid, list.Sid, SipDomainUse.Registrations, CancellationToken.None), Is.True);
        Assert.That(await PasswordAsync("alice"), Is.EqualTo("secret"));
        Assert.That(await PasswordAsync("bob"), Is.Null);
        await RestartAsync();
        Assert.That(await PasswordAsync("alice"), Is.EqualTo("secret"));
        await Store.UnmapAsync(Account.Sid, domain.Sid, list.Sid, SipDomainUse.Calls, CancellationToken.None);
        Assert.That(await PasswordAsync("alice"), Is.EqualTo("secret"), "still mapped for registrations");
        await Store.SaveCredentialAsync(alice with { Password = "other" }, CancellationToken.None);
        Assert.That(await PasswordAsync("alice"), Is.EqualTo("other"));
        Assert.That(await Store.DeleteCredentialAsync(Account.Sid, list.Sid, alice.Sid, CancellationToken.None), Is.True);
        Assert.That(await PasswordAsync("alice"), Is.Null);
    }

    [Test]
    public async Task Removing_a_list_takes_its_users_and_mappings_with_it()
    {
        var (domain, list, alice) = await OfficeAsync();
        await Store.MapAsync(Account.Sid, domain.Sid, list.Sid, SipDomainUse.Calls, CancellationToken.None);
        Assert.That(await Store.DeleteListAsync(Other.Sid, list.Sid, CancellationToken.None), Is.False);
        Assert.That(await Store.DeleteListAsync(Account.Sid, list.Sid, CancellationToken.None), Is.True);
        Assert.That(await PasswordAsync("alice"), Is.Null);
        Assert.That(await Store.FindCredentialAsync(Account.Sid, list.Sid, alice.Sid, CancellationToken.None), Is.Null);
        Assert.That((await Store.ListMappingsAsync(Account.Sid, domain.Sid, SipDomainUse.Calls, new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        await RestartAsync();
        Assert.That(await PasswordAsync("alice"), Is.Null);
    }

    [Test]
    public async Task Removing_a_domain_takes_its_mappings_with_it_and_leaves_the_lists()
    {
        var (domain, list, _) = await OfficeAsync();
        await Store.MapAsync(Account.Sid, domain.Sid, list.Sid, SipDomainUse.Calls, CancellationToken.None);
        Assert.That(await Store.DeleteAsync(Account.Sid, domain.Sid, CancellationToken.None), Is.True);
        Assert.That(await Store.FindByNameAsync("office.example.com", CancellationToken.None), Is.Null);
        Assert.That(await PasswordAsync("alice"), Is.Null);
        Assert.That(await Store.FindListAsync(Account.Sid, list.Sid, CancellationToken.None), Is.EqualTo(list));
    }

    [Test]
    public async Task Names_are_unique_within_their_account_or_list_and_lists_of_others_cannot_be_mapped()
    {
        var (domain, list, _) = await OfficeAsync();
        var theirs = Facts.List(Other.Sid, "staff");
        Assert.That(await Store.SaveListAsync(Facts.List(Account.Sid, "staff"), CancellationToken.None), Is.False);
        Assert.That(await Store.SaveListAsync(theirs, CancellationToken.None), Is.True, "another account may use the name");
        Assert.That(await Store.SaveCredentialAsync(Facts.Credential(list, "alice", "x"), CancellationToken.None), Is.False);
        Assert.That(await Store.MapAsync(Account.Sid, domain.Sid, theirs.Sid, SipDomainUse.Calls, CancellationToken.None), Is.False);
        Assert.That((await Store.ListCredentialsAsync(Account.Sid, list.Sid, new PageRequest(), CancellationToken.None)).Items, Has.Length.EqualTo(1));
        Assert.That((await Store.ListListsAsync(Account.Sid, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { list }));
    }

    private async Task<(SipDomain Domain, CredentialList List, SipCredential Alice)> OfficeAsync()
    {
        var domain = Facts.Domain(Account.Sid, "office.example.com");
        var list = Facts.List(Account.Sid, "staff");
        var alice = Facts.Credential(list, "alice", "secret");
        await Store.SaveAsync(domain, CancellationToken.None);
        await Store.SaveListAsync(list, CancellationToken.None);
        await Store.SaveCredentialAsync(alice, CancellationToken.None);
        return (domain, list, alice);
    }

    private ValueTask<string?> PasswordAsync(string user) => Store.FindPasswordAsync("office.example.com", user, CancellationToken.None);
}
