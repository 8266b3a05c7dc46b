using System.Collections.Concurrent;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>Keeps the two sides of one accepted grant in agreement until it is ended.</summary>
/// <remarks>One owner, the mailbox's reader. It is told where to look, never what to do: both sides are read and <see cref="RelayDecision"/> says what is missing. What cannot be done now is looked at again after a pause.</remarks>
internal sealed class PoolRelay : IAsyncDisposable
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly AssignmentStatus[] Live = [AssignmentStatus.Pending, AssignmentStatus.Reserved, AssignmentStatus.Assigned];

    private readonly PoolGrantSid _sid;
    private readonly RelayServices _services;
    private readonly Action<PoolRelay> _ended;
    private readonly RelaySide _lender;
    private readonly PoolWorker _worker;
    private readonly WorkerSid _workerSid;
    private readonly RelaySteps _steps;
    private readonly LookList _looks = new();
    private readonly Mailbox<PoolRelay> _mailbox;
    private readonly ITimer _timer;
    private int _disposed;

    /// <param name="grant">The grant, accepted.</param>
    /// <param name="guests">Where guest tasks are noted, so that their events are told to their relay.</param>
    /// <param name="services">What all relays share.</param>
    /// <param name="ended">Told when the grant is no more.</param>
    public PoolRelay(PoolGrant grant, ConcurrentDictionary<TaskSid, (PoolRelay Relay, ReservationSid Offer)> guests, RelayServices services, Action<PoolRelay> ended)
    {
        (_sid, _services, _ended, Grant) = (grant.Sid, services, ended, grant);
        var borrower = new RelaySide(services.Router, grant.BorrowerAccountSid, grant.BorrowerWorkspaceSid!.Value, grant.Sid);
        _lender = new RelaySide(services.Router, grant.LenderAccountSid, grant.LenderWorkspaceSid, grant.Sid);
        _workerSid = grant.PoolWorkerSid!.Value;
        _worker = new PoolWorker(borrower);
        _steps = new RelaySteps(
            borrower,
            _lender,
            _workerSid,
            services,
            (task, offer) => guests[task] = (this, offer),
            task => guests.TryRemove(task, out _));

        // A look of which nobody has been told yet is never waited for: one place is enough, the second is for the one in hand.
        _mailbox = new Mailbox<PoolRelay>(2, (_, cancellationToken) => LookAsync(cancellationToken), exception => PoolLog.Failed(services.Log, exception, grant.Sid.Value));
        _timer = services.Clock.CreateTimer(_ => LookAtAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The grant as it was when the relay began: who and where.</summary>
    public PoolGrant Grant { get; }

    /// <summary>Something happened to the pool worker or the grant itself. Safe from any thread, returns at once.</summary>
    public void Look() => Call(_looks.Add(null));

    /// <summary>Something happened to a reservation of the pool worker or to its guest task. Safe from any thread, returns at once.</summary>
    public void Look(ReservationSid offer) => Call(_looks.Add(offer));

    /// <summary>Looks at everything: at the start, and when it is not known what was missed. Safe from any thread, returns at once.</summary>
    public void LookAtAll() => Call((_looks.AddAll(), false));

    /// <summary>Stops relaying; the sides stay as they are.</summary>
    public async ValueTask DisposeAsync()
    {
        // One that ends may do so while all are stopped.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            await _mailbox.Completion;
            return;
        }

        await _timer.DisposeAsync();
        await _mailbox.DisposeAsync();
    }

    private void Call((bool Calls, bool Overflows) added)
    {
        if (added.Overflows)
        {
            _services.Metrics.Overflowed();
        }

        if (added.Calls)
        {
            _mailbox.TryPost(this);
        }
    }

    private async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SettleAsync(cancellationToken);
        }
        catch (RelayUnavailableException unavailable)
        {
            PoolLog.Delayed(_services.Log, _sid.Value, unavailable.Message);
            Again();
        }
#pragma warning disable CA1031 // The edge of one look: what is missing is found by the next.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            PoolLog.Failed(_services.Log, exception, _sid.Value);
            Again();
        }
    }

    private void Again()
    {
        _services.Metrics.Delayed();
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var (all, relays) = _looks.Take();
        if (_services.Book.Find(_sid) is not { } grant)
        {
            return;
        }

        if (all && !grant.IsRevoking && await _lender.SendAsync(new FetchTaskQueue(grant.TaskQueueSid), cancellationToken) is null)
        {
            grant = await EndAsync(grant);
        }

        if (!grant.IsRevoking && !await _worker.TendAsync(grant, _workerSid, cancellationToken))
        {
            grant = await EndAsync(grant);
        }

        if (grant.IsRevoking)
        {
            await _worker.CloseAsync(_workerSid, cancellationToken);
        }

        if (all || grant.IsRevoking)
        {
            relays.UnionWith(await _worker.LiveAsync(_workerSid, cancellationToken));
            relays.UnionWith(_steps.Known);
        }

        if (all)
        {
            await _steps.RemoveStrayAsync(grant, await GuestsAsync(grant, cancellationToken), relays, cancellationToken);
        }

        var settled = true;
        await Parallel.ForEachAsync(
            relays,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (offer, cancel) =>
            {
                if (!await _steps.SettleAsync(grant, offer, cancel))
                {
                    Volatile.Write(ref settled, false);
                }
            });
        if (!settled)
        {
            Again();
        }

        if (grant.IsRevoking && await _worker.RemoveAsync(_workerSid, cancellationToken) && _steps.IsIdle)
        {
            await _services.Book.ChangeAsync(_sid, static _ => Task.FromResult<PoolGrant?>(null));
            PoolLog.Ended(_services.Log, _sid.Value);
            _ended(this);
        }
    }

    /// <summary>One side has taken its part away: nothing goes over any more.</summary>
    private async Task<PoolGrant> EndAsync(PoolGrant grant)
    {
        var ended = grant with { Status = PoolGrantStatus.RevokingNow, DateUpdated = _services.Clock.GetUtcNow() };
        await _services.Book.ChangeAsync(_sid, now => Task.FromResult<PoolGrant?>(now with { Status = ended.Status, DateUpdated = ended.DateUpdated }));
        PoolLog.Changed(_services.Log, _sid.Value, nameof(PoolGrantStatus.RevokingNow));
        return ended;
    }

    private Task<List<TaskView>> GuestsAsync(PoolGrant grant, CancellationToken cancellationToken) =>
        _lender.AllAsync(page => new ListTasks(new() { AssignmentStatus = [.. Live], EvaluateTaskAttributes = GuestTask.ExpressionOf(grant.Sid) }, page), cancellationToken);
}
