using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Storage.Tests.Contract;

public abstract class AccountStoreContract : StoreContract
{
    [Test]
    public async Task An_account_is_found_as_it_was_saved_also_after_a_restart()
    {
        var changed = Account with { FriendlyName = "Renamed", Status = AccountStatus.Suspended, AuthToken = "new" };
        await Get<IAccountStore>().SaveAsync(changed, CancellationToken.None);
        Assert.That(await Get<IAccountStore>().FindAsync(Account.Sid, CancellationToken.None), Is.EqualTo(changed));
        await RestartAsync();
        Assert.That(await Get<IAccountStore>().FindAsync(Account.Sid, CancellationToken.None), Is.EqualTo(changed));
        Assert.That(await Get<IAccountStore>().AnyAsync(CancellationToken.None), Is.True);
    }

    [Test]
    public async Task A_list_holds_the_account_and_those_below_it_and_no_others()
    {
        var child = Facts.Account(Account.Sid, "Child");
        await Get<IAccountStore>().SaveAsync(child, CancellationToken.None);
        var all = await Get<IAccountStore>().ListAsync(Account.Sid, null, null, new PageRequest(), CancellationToken.None);
        var named = await Get<IAccountStore>().ListAsync(Account.Sid, "Child", AccountStatus.Active, new PageRequest(), CancellationToken.None);
        Assert.That(all.Items, Is.EqualTo(new[] { child, Account }));
        Assert.That(named.Items, Is.EqualTo(new[] { child }));
    }
}
