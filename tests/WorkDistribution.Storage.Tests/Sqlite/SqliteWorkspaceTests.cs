using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics.Book;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Tests.Sqlite;

public sealed class SqliteWorkspaceStoreTests : WorkspaceStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<(IWorkspaceStore Store, IAsyncDisposable Opened)> OpenAsync()
    {
        var services = (_folder ??= new SqliteFolder()).Open();
        return Task.FromResult((services.GetRequiredService<IWorkspaceStore>(), (IAsyncDisposable)services));
    }

    // An event out of turn: the batch was decided on something else than what is kept.
    protected override WorkspaceBatch Spoil(WorkspaceBatch batch) => batch with { Events = [batch.Events[0] with { Number = batch.Events[0].Number + 1 }] };

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteWorkspaceEventTests : WorkspaceEventContract
{
    private SqliteFolder? _folder;

    protected override Task<(IWorkspaceStore Store, IEventStore Events, IEventOutbox Outbox, IAsyncDisposable Opened)> OpenAsync()
    {
        var services = (_folder ??= new SqliteFolder()).Open();
        return Task.FromResult((services.GetRequiredService<IWorkspaceStore>(), services.GetRequiredService<IEventStore>(), services.GetRequiredService<IEventOutbox>(), (IAsyncDisposable)services));
    }

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}

public sealed class SqliteStatisticsStoreTests : StatisticsStoreContract
{
    private SqliteFolder? _folder;

    protected override Task<(IStatisticsStore Store, IAsyncDisposable Opened)> OpenAsync()
    {
        var services = (_folder ??= new SqliteFolder()).Open();
        return Task.FromResult((services.GetRequiredService<IStatisticsStore>(), (IAsyncDisposable)services));
    }

    protected override Task RemoveAsync() => SqliteContract.Remove(ref _folder);
}
