using System.Threading.Channels;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>The one owner of a workspace: takes commands in order, decides what waits as one group, commits it, answers and tells. While one group is on its way to disk the next is decided.</summary>
internal sealed class WorkspaceOwner : IAsyncDisposable
{
    private static readonly RoutingFault Full = new(ErrorCatalogue.TooManyRequests, "Too many commands wait in the workspace");
    private static readonly RoutingFault Stopping = new(ErrorCatalogue.ServiceUnavailable);
    private static readonly RoutingFault NotKept = new(ErrorCatalogue.ServiceUnavailable, "The change could not be kept: nothing was changed");
    private static readonly RoutingFault Gone = new(ErrorCatalogue.NotFound, "There is no such workspace");

    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ReloadPause = TimeSpan.FromSeconds(1);

    private readonly OwnerServices _services;
    private readonly WorkspaceFetches _fetches;
    private readonly Channel<WorkspaceMessage> _mailbox;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _timer;
    private readonly Task _loop;
    private WorkspaceEngine _engine;
    private List<WorkspaceMessage> _decided = [];
    private DecidedGroup? _committing;
    private Task<Exception?> _commit = Task.FromResult<Exception?>(null);
    private DateTimeOffset? _timerDue;
    private volatile bool _timerFired;
    private volatile WorkspaceView _view;
    private volatile bool _closed;
    private volatile bool _removed;

    /// <summary>Begins to work.</summary>
    /// <param name="engine">The workspace, just made (it commits itself first) or read back.</param>
    /// <param name="services">What it needs from outside.</param>
    public WorkspaceOwner(WorkspaceEngine engine, OwnerServices services)
    {
        _engine = engine;
        _services = services;
        _view = Views.Of(engine.Core.State);
        Sid = engine.Workspace.Sid;
        Account = engine.Workspace.AccountSid;
        _fetches = new(services, Sid, TryPost);
        _mailbox = Channel.CreateBounded<WorkspaceMessage>(new BoundedChannelOptions(services.Options.MailboxCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _timer = services.Clock.CreateTimer(static owner => ((WorkspaceOwner)owner!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Wake();
        _loop = RunAsync();
    }

    /// <summary>The workspace.</summary>
    public WorkspaceSid Sid { get; }

    /// <summary>Whose it is.</summary>
    public AccountSid Account { get; }

    /// <summary>The workspace as last committed.</summary>
    public WorkspaceView View => _view;

    /// <summary>Ends when the workspace was removed or the owner stopped.</summary>
    public Task Completion => _loop;

    /// <summary>Whether the workspace was removed.</summary>
    public bool IsRemoved => _closed && _removed;

    /// <summary>Carries out a command.</summary>
    public Task<RoutingResult<TResult>> SendAsync<TResult>(WorkspaceCommand<TResult> command)
    {
        var message = new WorkspaceMessage<TResult>(command);
        if (TryPost(message))
        {
            return message.Reply;
        }

        if (_closed)
        {
            return Task.FromResult<RoutingResult<TResult>>(_removed ? Gone : Stopping);
        }

        _services.Metrics.Refused();
        return Task.FromResult<RoutingResult<TResult>>(Full);
    }

    /// <summary>Takes no more commands; those that wait are still carried out.</summary>
    public Task StopAsync()
    {
        _mailbox.Writer.TryComplete();
        Wake();
        return _loop;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _mailbox.Writer.TryComplete();
        await _stopping.CancelAsync();
        Wake();
        await _loop;
        await _timer.DisposeAsync();
        _stopping.Dispose();
        _fetches.Dispose();
    }

    private bool TryPost(WorkspaceMessage message)
    {
        if (!_mailbox.Writer.TryWrite(message))
        {
            return false;
        }

        Wake();
        return true;
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private void OnTimer()
    {
        _timerFired = true;
        Wake();
    }

    /// <summary>Wakes when the commit has really ended: from within it, it could be looked at too early and be waited for in vain.</summary>
    private async Task WakeAfterAsync(Task commit)
    {
        await commit;
        Wake();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        try
        {
            while (await StepAsync())
            {
            }
        }
#pragma warning disable CA1031 // The loop's edge: the workspace closes, the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RoutingLog.OwnerFailed(_services.Log, exception, Sid.Value);
        }

        Close();
    }

    /// <summary>Decides what waits, moves commits on, and sleeps when there is nothing to do.</summary>
    /// <returns>Whether to go on.</returns>
    private async Task<bool> StepAsync()
    {
        var busy = await DecideAsync();
        if (_committing is not null && (_commit.IsCompleted || _decided.Count >= _services.Options.GroupSize))
        {
            await FinishCommitAsync();
        }

        if (_committing is null && (_decided.Count > 0 || _engine.HasChanges))
        {
            BeginCommit();
            busy = true;
        }

        if (_stopping.IsCancellationRequested)
        {
            return false;
        }

        if (!busy)
        {
            if (_committing is null && (_removed || (_mailbox.Reader.Completion.IsCompleted && _decided.Count == 0)))
            {
                return false;
            }

            SetTimer();
            await _wake.Reader.ReadAsync();
        }

        return true;
    }

    private async Task<bool> DecideAsync()
    {
        var clock = _services.Clock;
        var now = clock.GetUtcNow();
        var room = _services.Options.GroupSize - _decided.Count;
        var due = !_removed && _engine.NextDue <= now;
        if (room <= 0 || (!due && !_mailbox.Reader.TryPeek(out _)))
        {
            return false;
        }

        await _services.Turns.EnterAsync(Account);
        Exception? failure = null;
        try
        {
            var began = clock.GetTimestamp();
            if (due)
            {
                _engine.Advance(now, room);
            }

            var last = began;
            while (room-- > 0 && _mailbox.Reader.TryRead(out var message))
            {
                _decided.Add(message);
                if (_removed)
                {
                    message.Refuse(Gone);
                    continue;
                }

                message.Decide(_engine, now);
                _removed = message.RemovesWorkspace;
                var ended = clock.GetTimestamp();
                _services.Metrics.Decided(clock.GetElapsedTime(last, ended));
                last = ended;
                if (clock.GetElapsedTime(began, ended) > LongestTurn)
                {
                    break;
                }
            }
        }
#pragma warning disable CA1031 // A failed decision may have left half of itself behind: the state is read back.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }
        finally
        {
            _services.Turns.Leave();
        }

        if (failure is not null)
        {
            RoutingLog.DecisionFailed(_services.Log, failure, Sid.Value);
            if (_decided.Count > 0)
            {
                _decided[^1].Refuse(new(ErrorCatalogue.InternalError));
            }

            if (_committing is not null)
            {
                await FinishCommitAsync();
            }

            await ReloadAsync();

            // What failed may be due again at once.
            await Task.Delay(ReloadPause, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return true;
    }

    private void BeginCommit()
    {
        foreach (var broken in _engine.Core.Monitor.Look())
        {
            _services.Metrics.Violated(1);
            RoutingLog.InvariantBroken(_services.Log, Sid.Value, broken);
        }

        var group = new DecidedGroup(_decided, _engine.Take(), _engine.TakeFetches());
        _decided = [];
        if (group.Batch.IsEmpty)
        {
            Tell(group);
            return;
        }

        _committing = group;
        _commit = CommitAsync(group.Batch);
        _ = WakeAfterAsync(_commit);
    }

    private async Task<Exception?> CommitAsync(WorkspaceBatch batch)
    {
        var began = _services.Clock.GetTimestamp();
        try
        {
            await _services.Store.CommitAsync(batch, CancellationToken.None);
            _services.Metrics.Committed(_services.Clock.GetElapsedTime(began));
            return null;
        }
#pragma warning disable CA1031 // Whatever it was, the change is not known to be kept.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private async Task FinishCommitAsync()
    {
        var failure = await _commit;
        var group = _committing!;
        _committing = null;
        if (failure is null)
        {
            Tell(group);
            return;
        }

        _services.Metrics.CommitFailed();
        RoutingLog.CommitFailed(_services.Log, failure, Sid.Value, group.Messages.Count + _decided.Count);
        group.Messages.ForEach(static message => message.Refuse(NotKept));
        await ReloadAsync();
    }

    private void Tell(DecidedGroup group)
    {
        if (group.Batch.Workspace is not null || !group.Batch.Activities.IsEmpty)
        {
            _view = Views.Of(_engine.Core.State);
        }

        group.Messages.ForEach(static message => message.Answer());
        if (!group.Batch.Events.IsEmpty)
        {
            foreach (var observer in _services.Observers)
            {
                try
                {
                    observer.Committed(group.Batch.Events);
                }
#pragma warning disable CA1031 // One observer's fault is not the workspace's.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    RoutingLog.ObserverFailed(_services.Log, exception, Sid.Value);
                }
            }
        }

        foreach (var fetch in group.Fetches)
        {
            _fetches.Begin(fetch);
        }
    }

    /// <summary>Refuses what is decided and not committed, and goes on from what is on disk.</summary>
    private async Task ReloadAsync()
    {
        _decided.ForEach(static message => message.Refuse(NotKept));
        _decided = [];
        _removed = false;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var snapshot = await _services.Store.LoadAsync(Sid, _stopping.Token);
                if (snapshot.Workspace is null)
                {
                    _removed = true;
                    return;
                }

                _engine = WorkspaceEngine.Load(snapshot, _services.Options, _services.Sids, _services.Clock.GetUtcNow());
                return;
            }
#pragma warning disable CA1031 // The store may be back in a moment; commands wait meanwhile, as many as the mailbox holds.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (!_stopping.IsCancellationRequested)
                {
                    RoutingLog.ReloadFailed(_services.Log, exception, Sid.Value);
                }
            }

            await Task.Delay(ReloadPause, _services.Clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void SetTimer()
    {
        // A timer may fire a moment before its time; then it is set again for the rest.
        var due = _removed ? null : _engine.NextDue;
        if (due == _timerDue && !_timerFired)
        {
            return;
        }

        _timerFired = false;
        _timerDue = due;
        var wait = due is { } time ? time - _services.Clock.GetUtcNow() : Timeout.InfiniteTimeSpan;
        _timer.Change(due is not null && wait > TimeSpan.Zero ? UpToMilliseconds(wait) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (due <= _services.Clock.GetUtcNow())
        {
            // Due already, or the clock went on while the timer was set.
            _timerDue = null;
            Wake();
        }
    }

    /// <summary>Timers count whole milliseconds and drop the rest.</summary>
    private static TimeSpan UpToMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private void Close()
    {
        _closed = true;
        _mailbox.Writer.TryComplete();
        var fault = _removed ? Gone : Stopping;
        _committing?.Messages.ForEach(message => message.Refuse(Stopping));
        _decided.ForEach(message => message.Refuse(fault));
        while (_mailbox.Reader.TryRead(out var message))
        {
            message.Refuse(fault);
        }
    }
}
