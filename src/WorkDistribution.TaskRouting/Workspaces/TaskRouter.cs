using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>All workspaces of all accounts, each with its owner.</summary>
/// <remarks>Safe from any thread. Everything is read back at start, before the first command is taken.</remarks>
public sealed class TaskRouter : ITaskRouter, IHostedService, IAsyncDisposable
{
    private static readonly RoutingFault NotFound = new(ErrorCatalogue.NotFound, "There is no such workspace");
    private static readonly RoutingFault Stopped = new(ErrorCatalogue.ServiceUnavailable);

    private readonly ConcurrentDictionary<WorkspaceSid, WorkspaceOwner> _owners = [];
    private readonly SemaphoreSlim _naming = new(1);
    private readonly OwnerServices _services;
    private volatile bool _running;

    /// <param name="store">Keeps workspaces.</param>
    /// <param name="observers">Are told what was committed.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="sids">New identifiers.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">The log.</param>
    /// <param name="documents">Fetches workflows' documents; null: stored rules apply.</param>
    public TaskRouter(
        IWorkspaceStore store,
        IEnumerable<IEventObserver> observers,
        IOptions<TaskRoutingOptions> options,
        ISidSource sids,
        TimeProvider clock,
        ILogger<TaskRouter> log,
        IWorkflowDocumentSource? documents = null)
    {
        _services = new(store, [.. observers], documents, options.Value, sids, clock, new(options.Value.Deciders), new(), log);
    }

    /// <summary>Reads all workspaces back. A second start does nothing: who needs workspaces before the host is up may start them.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_running)
        {
            return;
        }

        var workspaces = await _services.Store.ListAsync(cancellationToken);
        var tasks = 0;
        await Parallel.ForEachAsync(
            workspaces,
            new ParallelOptions { MaxDegreeOfParallelism = _services.Options.Deciders, CancellationToken = cancellationToken },
            async (workspace, cancel) =>
            {
                var snapshot = await _services.Store.LoadAsync(workspace.Sid, cancel);
                if (snapshot.Workspace is null)
                {
                    return;
                }

                Interlocked.Add(ref tasks, snapshot.Tasks.Length);
                _owners[workspace.Sid] = new(WorkspaceEngine.Load(snapshot, _services.Options, _services.Sids, _services.Clock.GetUtcNow()), _services);
            });
        _running = true;
        RoutingLog.Loaded(_services.Log, _owners.Count, tasks);
    }

    /// <summary>Takes no more commands and waits until those taken are on disk.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _running = false;
        await Task.WhenAll(_owners.Values.Select(static owner => owner.StopAsync())).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _running = false;
        foreach (var owner in _owners.Values)
        {
            await owner.DisposeAsync();
        }

        _owners.Clear();
        _naming.Dispose();
        _services.Metrics.Dispose();
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<WorkspaceView>> CreateAsync(AccountSid account, CreateWorkspace command, CancellationToken cancellationToken)
    {
        if (!_running)
        {
            return Stopped;
        }

        await _naming.WaitAsync(cancellationToken);
        try
        {
            var checks = new Checks();
            checks.Name(command.FriendlyName);
            checks.Require(!IsTaken(account, command.FriendlyName, null), "FriendlyName", "another workspace of the account has this name");
            WorkspaceCommands.CheckFilter(command.EventsFilter, checks);
            if (_owners.Values.Count(owner => owner.Account == account) >= _services.Options.MaxWorkspaces)
            {
                checks.Add(new(ErrorCatalogue.Conflict, $"The account has its {_services.Options.MaxWorkspaces} workspaces: no more can be made"));
            }

            if (checks.Failed)
            {
                return RoutingResult<WorkspaceView>.Refused(checks.Faults);
            }

            var owner = new WorkspaceOwner(WorkspaceEngine.Begin(account, command, _services.Options, _services.Sids, _services.Clock.GetUtcNow()), _services);
            var made = await owner.SendAsync(new FetchWorkspace());
            if (!made.Succeeded)
            {
                await owner.DisposeAsync();
                return made;
            }

            _owners[owner.Sid] = owner;
            return made;
        }
        finally
        {
            _naming.Release();
        }
    }

    /// <inheritdoc/>
    public Task<Page<WorkspaceView>> ListAsync(AccountSid account, string? friendlyName, PageRequest page, CancellationToken cancellationToken)
    {
        var views = new List<WorkspaceView>();
        foreach (var owner in _owners.Values)
        {
            if (owner.Account == account && !owner.IsRemoved && (friendlyName is null || owner.View.Workspace.FriendlyName == friendlyName))
            {
                views.Add(owner.View);
            }
        }

        views.Sort(static (x, y) =>
        {
            var order = x.Workspace.DateCreated.CompareTo(y.Workspace.DateCreated);
            return order != 0 ? order : string.CompareOrdinal(x.Workspace.Sid.Value, y.Workspace.Sid.Value);
        });
        return Task.FromResult(Sorted.Page(views, page, static view => (view.Workspace.DateCreated.UtcTicks, view.Workspace.Sid.Value), false, static view => view));
    }

    /// <inheritdoc/>
    public async Task<RoutingResult<TResult>> SendAsync<TResult>(AccountSid account, WorkspaceSid workspace, WorkspaceCommand<TResult> command, CancellationToken cancellationToken)
    {
        if (!_owners.TryGetValue(workspace, out var owner) || owner.Account != account)
        {
            return _running ? NotFound : Stopped;
        }

        var result = command is UpdateWorkspace { FriendlyName: { } name }
            ? await RenameAsync(owner, name, command, cancellationToken)
            : await owner.SendAsync(command).WaitAsync(cancellationToken);
        if (command is DeleteWorkspace && result.Succeeded && _owners.TryRemove(new(workspace, owner)))
        {
            await owner.DisposeAsync();
        }

        return result;
    }

    private async Task<RoutingResult<TResult>> RenameAsync<TResult>(WorkspaceOwner owner, string name, WorkspaceCommand<TResult> command, CancellationToken cancellationToken)
    {
        await _naming.WaitAsync(cancellationToken);
        try
        {
            return IsTaken(owner.Account, name, owner)
                ? new RoutingFault(ErrorCatalogue.InvalidParameter, "FriendlyName: another workspace of the account has this name")
                : await owner.SendAsync(command);
        }
        finally
        {
            _naming.Release();
        }
    }

    private bool IsTaken(AccountSid account, string name, WorkspaceOwner? except)
    {
        foreach (var owner in _owners.Values)
        {
            if (owner.Account == account && !ReferenceEquals(owner, except) && !owner.IsRemoved && owner.View.Workspace.FriendlyName == name)
            {
                return true;
            }
        }

        return false;
    }
}
