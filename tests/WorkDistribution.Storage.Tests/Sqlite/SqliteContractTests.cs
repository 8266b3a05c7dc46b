using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Storage.Tests.Contract;

namespace WorkDistribution.Storage.Tests.Sqlite;

public sealed class SqliteAccountStoreTests : AccountStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteCallStoreTests : CallStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteSettingsStoreTests : SettingsStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteConferenceStoreTests : ConferenceStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteMessageStoreTests : MessageStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteSipDomainStoreTests : SipDomainStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteEventStoreTests : EventStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteCallQueueStoreTests : CallQueueStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<ServiceProvider> OpenAsync() => Task.FromResult((_folder ??= new SqliteFolder()).Open());

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

internal static class SqliteContract
{
    public static Task Remove(ref SqliteFolder? folder)
    {
        folder?.Dispose();
        folder = null;
        return Task.CompletedTask;
    }
}
