using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Accounts.Accounts;

namespace WorkDistribution.Storage.Tests.Contract;

/// <summary>What every implementation of the stores must do. A database's fixture derives from each part and says how to open it.</summary>
public abstract class StoreContract
{
    private ServiceProvider _services = null!;

    /// <summary>The account most facts belong to.</summary>
    protected Account Account { get; private set; } = null!;

    /// <summary>Another account, which must see nothing of the first.</summary>
    protected Account Other { get; private set; } = null!;

    [SetUp]
    public async Task Open()
    {
        _services = await OpenAsync();
        Account = Facts.Account();
        Other = Facts.Account();
        await Get<IAccountStore>().SaveAsync(Account, CancellationToken.None);
        await Get<IAccountStore>().SaveAsync(Other, CancellationToken.None);
    }

    [TearDown]
    public async Task Close()
    {
        await _services.DisposeAsync();
        await RemoveAsync();
    }

    /// <summary>Opens the test's database; the second time in one test it finds what was kept.</summary>
    protected abstract Task<ServiceProvider> OpenAsync();

    /// <summary>Removes the test's database.</summary>
    protected abstract Task RemoveAsync();

    protected T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Closes and opens again: what is read afterwards was kept.</summary>
    protected async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = await OpenAsync();
    }
}
