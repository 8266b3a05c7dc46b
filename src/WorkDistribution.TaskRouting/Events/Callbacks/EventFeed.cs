using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>Tells one workspace's events to its address: from the outbox, in order within a task, several tasks at once; tried again with growing waits, given up after a time.</summary>
/// <remarks>One owner, the mailbox's reader. An event that was told just before a crash is told again: the address sees it at least once.</remarks>
internal sealed class EventFeed : IAsyncDisposable
{
    private const string Kind = "event";

    private readonly EventFeedServices _services;
    private readonly Mailbox<FeedMessage> _mailbox;
    private readonly Dictionary<string, EventChain> _chains = [];
    private readonly Queue<EventChain> _ready = [];
    private readonly HashSet<ITimer> _timers = [];
    private readonly Lock _timerGate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<long> _settled = [];
    private readonly WorkspaceSid _sid;
    private volatile Workspace? _workspace;
    private long _lastRead;
    private int _held;
    private int _atWork;
    private int _looking;
    private bool _looksLater;

    /// <param name="sid">Which workspace.</param>
    /// <param name="workspace">As it is; null when it is gone: what is left is given up.</param>
    /// <param name="services">What all feeds share.</param>
    public EventFeed(WorkspaceSid sid, Workspace? workspace, EventFeedServices services)
    {
        (_sid, _workspace, _services) = (sid, workspace, services);
        _mailbox = new Mailbox<FeedMessage>(
            (services.Options.Window * 2) + 4,
            HandleAsync,
            exception => CallbackLog.OutboxFailed(services.Log, sid.Value, exception));
    }

    /// <summary>Something was committed. Safe from any thread, returns at once.</summary>
    public void Look(Workspace workspace)
    {
        _workspace = workspace;
        Look();
    }

    /// <summary>Looks into the outbox.</summary>
    public void Look()
    {
        // One look in the mailbox is enough for any number of commits.
        if (Interlocked.Exchange(ref _looking, 1) == 0)
        {
            _mailbox.TryPost(FeedMessage.Look.Instance);
        }
    }

    /// <summary>Stops telling; what was not told stays in the outbox.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _mailbox.DisposeAsync();
        ITimer[] timers;
        lock (_timerGate)
        {
            timers = [.. _timers];
            _timers.Clear();
        }

        foreach (var timer in timers)
        {
            await timer.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async ValueTask HandleAsync(FeedMessage message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case FeedMessage.Look:
                Volatile.Write(ref _looking, 0);
                _looksLater = false;
                break;
            case FeedMessage.Tried tried:
                _atWork--;
                Settle(tried.Chain, tried.Failure);
                break;
            case FeedMessage.Again again:
                _ready.Enqueue(again.Chain);
                break;
        }

        try
        {
            await ClearAsync(cancellationToken);
            await FillAsync(cancellationToken);
        }
#pragma warning disable CA1031 // Storage that fails now may work later: the feed looks again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            CallbackLog.OutboxFailed(_services.Log, _sid.Value, exception);
            if (!_looksLater)
            {
                _looksLater = true;
                After(_services.Options.LongestDelay, FeedMessage.Look.Instance);
            }
        }

        Begin();
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        while (_held < _services.Options.Window)
        {
            var batch = await _services.Outbox.PendingAsync(_sid, _lastRead, _services.Options.Window - _held, cancellationToken);
            if (batch.IsEmpty)
            {
                return;
            }

            foreach (var record in batch)
            {
                _lastRead = record.Number;
                _held++;
                var key = EventChain.KeyOf(record);
                if (!_chains.TryGetValue(key, out var chain))
                {
                    _chains.Add(key, chain = new EventChain(key));
                    _ready.Enqueue(chain);
                }

                chain.Events.Enqueue(record);
            }
        }
    }

    /// <summary>Takes what is settled out of the outbox, many at once while there is much to do.</summary>
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (_settled.Count > 0 && (_atWork == 0 || _settled.Count >= _services.Options.AtOncePerWorkspace))
        {
            await _services.Outbox.RemoveAsync(_sid, [.. _settled], cancellationToken);
            _settled.Clear();
        }
    }

    private void Begin()
    {
        while (_atWork < _services.Options.AtOncePerWorkspace && _ready.TryDequeue(out var chain))
        {
            _atWork++;
            _ = TellAsync(chain, chain.Events.Peek());
        }
    }

    private async Task TellAsync(EventChain chain, EventRecord record)
    {
        await Task.Yield();
        WebhookOutcome.Failed? failure = null;
        try
        {
            if (_workspace is { EventCallbackUrl: { Length: > 0 } url } workspace)
            {
                _services.Metrics.Sent(Kind);
                failure = await _services.Webhooks.SendAsync(
                    new WebhookRequest { AccountSid = workspace.AccountSid, Url = url, Parameters = EventParameters.Of(record), Timeout = _services.Options.Timeout },
                    _stopping.Token) as WebhookOutcome.Failed;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
#pragma warning disable CA1031 // The edge of one callback: it is tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = new WebhookOutcome.Failed(ErrorCatalogue.InternalError, exception.Message);
        }

        _mailbox.TryPost(new FeedMessage.Tried(chain, failure));
    }

    private void Settle(EventChain chain, WebhookOutcome.Failed? failure)
    {
        var record = chain.Events.Peek();
        if (failure is not null)
        {
            _services.Metrics.Failed(Kind);
            var isOld = _services.Clock.GetUtcNow() - record.Time >= _services.Options.GiveUpAfter;
            if (!isOld && IsWorthAnother(failure))
            {
                var delay = Delay(chain.Attempts++);
                CallbackLog.EventsHeld(_services.Log, _sid.Value, failure.Detail, delay);
                After(delay, new FeedMessage.Again(chain));
                return;
            }

            _services.Metrics.Dropped(Kind);
            CallbackLog.EventsGivenUp(_services.Log, 1, _sid.Value, failure.Detail);
            _ = _services.ReportAsync(new RoutingNotice(record.AccountSid, failure.Error, $"Event {record.Sid} ({EventTypes.NameOf(record.Type)}) was given up: {failure.Detail}", null, failure));
        }

        chain.Events.Dequeue();
        chain.Attempts = 0;
        _settled.Add(record.Number);
        _held--;
        if (chain.Events.Count > 0)
        {
            _ready.Enqueue(chain);
        }
        else
        {
            _chains.Remove(chain.Key);
        }
    }

    /// <summary>An address that refuses a request for what it is (4xx) will not take it the next time either.</summary>
    private static bool IsWorthAnother(WebhookOutcome.Failed failure) => failure.Status is null or >= 500 or 408 or 429;

    private TimeSpan Delay(int attempts)
    {
        var delay = _services.Options.FirstDelay * Math.Pow(2, Math.Min(attempts, 16));
        return delay < _services.Options.LongestDelay ? delay : _services.Options.LongestDelay;
    }

    private void After(TimeSpan delay, FeedMessage message)
    {
        // The timer's own field is filled before it can fire: it is armed afterwards.
        ITimer? timer = null;
        timer = _services.Clock.CreateTimer(_ => Fire(timer, message), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_timerGate)
        {
            _timers.Add(timer);
        }

        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private void Fire(ITimer? timer, FeedMessage message)
    {
        lock (_timerGate)
        {
            _timers.Remove(timer!);
        }

        timer!.Dispose();
        _mailbox.TryPost(message);
    }
}
