using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.SharedPools.Relaying;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools;

/// <summary>Hears what happens in the workspaces of accepted grants and calls the relays to look. A workspace that shares nothing costs one look-up a commit.</summary>
internal sealed class PoolBridge : IEventObserver, IHostedService, IAsyncDisposable
{
    private readonly PoolBook _book;
    private readonly Func<ITaskRouter> _router;
    private readonly PoolMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<PoolBridge> _log;
    private readonly ConcurrentDictionary<WorkerSid, PoolRelay> _relays = [];
    private readonly ConcurrentDictionary<TaskSid, (PoolRelay Relay, ReservationSid Offer)> _guests = [];
    private readonly Lock _gate = new();
    private ImmutableHashSet<WorkspaceSid> _workspaces = [];
    private bool _stopped;

    /// <param name="book">The grants.</param>
    /// <param name="router">The way to workspaces; looked up late, since it tells this.</param>
    /// <param name="metrics">Figures.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">The log.</param>
    public PoolBridge(PoolBook book, Func<ITaskRouter> router, PoolMetrics metrics, TimeProvider clock, ILogger<PoolBridge> log) =>
        (_book, _router, _metrics, _clock, _log) = (book, router, metrics, clock, log);

    /// <summary>Reads the grants back and looks at all of them: what a crash cut off is gone on with.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _book.LoadAsync(cancellationToken);
        ListenAnew();
        foreach (var grant in _book.All)
        {
            if (grant.PoolWorkerSid is not null)
            {
                Relay(grant)?.LookAtAll();
            }
        }

        if (!_relays.IsEmpty)
        {
            PoolLog.Loaded(_log, _relays.Count);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _stopped = true;
        }

        foreach (var relay in _relays.Values)
        {
            await relay.DisposeAsync();
        }
    }

    /// <summary>A grant was accepted or changed.</summary>
    public void Changed(PoolGrant grant)
    {
        PoolLog.Changed(_log, grant.Sid.Value, grant.Status.ToString());
        ListenAnew();
        if (grant.PoolWorkerSid is not null)
        {
            Relay(grant)?.Look();
        }
    }

    /// <summary>A grant that was never accepted is no more.</summary>
    public void Forgotten(PoolGrantSid sid)
    {
        PoolLog.Ended(_log, sid.Value);
        ListenAnew();
    }

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        if (!Volatile.Read(ref _workspaces).Contains(events[0].Workspace.Sid))
        {
            return;
        }

        foreach (var occurrence in events)
        {
            Tell(occurrence);
        }
    }

    private void Tell(RoutingEvent occurrence)
    {
        if (occurrence.Type is EventType.WorkspaceDeleted or EventType.TaskQueueDeleted)
        {
            foreach (var relay in _relays.Values)
            {
                if (relay.Grant.LenderWorkspaceSid == occurrence.Workspace.Sid || relay.Grant.BorrowerWorkspaceSid == occurrence.Workspace.Sid)
                {
                    relay.LookAtAll();
                }
            }

            foreach (var grant in _book.All)
            {
                if (grant.Status == PoolGrantStatus.Offered
                    && grant.LenderWorkspaceSid == occurrence.Workspace.Sid
                    && (occurrence.TaskQueue is null || occurrence.TaskQueue.Sid == grant.TaskQueueSid))
                {
                    _ = WithdrawAsync(grant.Sid);
                }
            }
        }
        else if (occurrence.Worker is { } worker && _relays.TryGetValue(worker.Worker.Sid, out var pool))
        {
            if (occurrence.Reservation is { } offer)
            {
                pool.Look(offer.Sid);
            }
            else
            {
                pool.Look();
            }
        }
        else if (occurrence.Task is { } task && _guests.TryGetValue(task.Task.Sid, out var guest))
        {
            guest.Relay.Look(guest.Offer);
        }
    }

    /// <summary>What was offered is not there any more.</summary>
    private async Task WithdrawAsync(PoolGrantSid sid)
    {
        try
        {
            if (await _book.ChangeAsync(sid, static grant => Task.FromResult(grant.Status == PoolGrantStatus.Offered ? null : grant)) is { After: null })
            {
                Forgotten(sid);
            }
        }
#pragma warning disable CA1031 // The offer stays then, and leads nowhere: accepting it asks for the queue.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            PoolLog.Failed(_log, exception, sid.Value);
        }
    }

    private void ListenAnew()
    {
        lock (_gate)
        {
            Volatile.Write(
                ref _workspaces,
                [.. _book.All.SelectMany(static grant => grant.BorrowerWorkspaceSid is { } borrower ? [grant.LenderWorkspaceSid, borrower] : new[] { grant.LenderWorkspaceSid })]);
        }
    }

    /// <summary>The relay of an accepted grant; null when it is too late.</summary>
    private PoolRelay? Relay(PoolGrant grant)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return null;
            }

            if (!_relays.TryGetValue(grant.PoolWorkerSid!.Value, out var relay))
            {
                relay = new(grant, _guests, new(_router(), _book, _clock, _metrics, _log), Ended);
                _relays[grant.PoolWorkerSid.Value] = relay;
            }

            return relay;
        }
    }

    private void Ended(PoolRelay relay)
    {
        _relays.TryRemove(relay.Grant.PoolWorkerSid!.Value, out _);
        ListenAnew();

        // It is the relay itself that says so: it cannot be waited for here.
        _ = relay.DisposeAsync().AsTask();
    }
}
