using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>Tells workspaces' events to their addresses (R3-55): a feed a workspace, so that one slow address delays nobody else.</summary>
/// <param name="services">What all feeds share.</param>
/// <param name="workspaces">Read at start.</param>
internal sealed class EventCallbacks(EventFeedServices services, IWorkspaceStore workspaces) : IEventObserver, IHostedService, IAsyncDisposable
{
    private readonly ConcurrentDictionary<WorkspaceSid, EventFeed> _feeds = [];
    private volatile bool _stopped;

    /// <summary>Goes on with what was not told before the last end.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var known = (await workspaces.ListAsync(cancellationToken)).ToDictionary(workspace => workspace.Sid);
        foreach (var sid in await services.Outbox.WorkspacesAsync(cancellationToken))
        {
            _feeds.GetOrAdd(sid, static (which, given) => new EventFeed(which, given.Workspace, given.Services), (Workspace: known.GetValueOrDefault(sid), Services: services)).Look();
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        foreach (var (sid, feed) in _feeds)
        {
            if (_feeds.TryRemove(sid, out _))
            {
                await feed.DisposeAsync();
            }
        }
    }

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        // All are of one workspace; its last state decides.
        if (_stopped || events.Count == 0 || events[^1].Workspace is not { } workspace)
        {
            return;
        }

        if (_feeds.TryGetValue(workspace.Sid, out var feed))
        {
            feed.Look(workspace);
        }
        else if (!string.IsNullOrEmpty(workspace.EventCallbackUrl))
        {
            _feeds.GetOrAdd(workspace.Sid, static (which, given) => new EventFeed(which, given.Workspace, given.Services), (Workspace: workspace, Services: services)).Look(workspace);
        }
    }
}
