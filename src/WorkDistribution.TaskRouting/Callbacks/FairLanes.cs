using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>Works for many accounts side by side: each has its own bounded line and a bounded number at work, and free places go round among accounts, so that one's flood delays nobody else (R3-9).</summary>
/// <typeparam name="TItem">What is worked on.</typeparam>
/// <remarks>Safe from any thread; adding never waits.</remarks>
internal sealed class FairLanes<TItem> : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AccountSid, Lane> _lanes = [];
    private readonly Queue<Lane> _ready = [];
    private readonly Func<TItem, CancellationToken, Task> _work;
    private readonly Action<AccountSid, Exception> _failed;
    private readonly LaneLimits _limits;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _atWork;
    private bool _closed;

    /// <param name="limits">How many wait and work.</param>
    /// <param name="work">Works on one.</param>
    /// <param name="failed">Told of an exception that escaped; the others go on.</param>
    public FairLanes(LaneLimits limits, Func<TItem, CancellationToken, Task> work, Action<AccountSid, Exception> failed)
    {
        _limits = limits;
        _work = work;
        _failed = failed;
    }

    /// <summary>Adds one to an account's line.</summary>
    /// <returns>false when the line is full or closed: it is not taken.</returns>
    public bool TryAdd(AccountSid account, TItem item)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            if (!_lanes.TryGetValue(account, out var lane))
            {
                _lanes.Add(account, lane = new Lane(account));
            }

            if (lane.Waiting.Count >= _limits.WaitingPerAccount)
            {
                return false;
            }

            lane.Waiting.Enqueue(item);
            MakeReady(lane);
        }

        Begin();
        return true;
    }

    /// <summary>Takes no more, gives up what waits, cancels what is under way and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _ready.Clear();
            if (_atWork == 0)
            {
                _idle.TrySetResult();
            }
        }

        await _stopping.CancelAsync();
        await _idle.Task;
        _stopping.Dispose();
    }

    /// <summary>Fills the free places, an account after the other.</summary>
    private void Begin()
    {
        while (true)
        {
            Lane lane;
            TItem item;
            lock (_gate)
            {
                if (_closed || _atWork >= _limits.AtWork || !_ready.TryDequeue(out lane!))
                {
                    return;
                }

                lane.IsReady = false;
                item = lane.Waiting.Dequeue();
                lane.AtWork++;
                _atWork++;
                MakeReady(lane);
            }

            _ = RunAsync(lane, item);
        }
    }

    private void MakeReady(Lane lane)
    {
        if (!lane.IsReady && lane.Waiting.Count > 0 && lane.AtWork < _limits.AtWorkPerAccount)
        {
            lane.IsReady = true;
            _ready.Enqueue(lane);
        }
    }

    private async Task RunAsync(Lane lane, TItem item)
    {
        // The one who adds must return at once.
        await Task.Yield();
        try
        {
            await _work(item, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped on purpose.
        }
#pragma warning disable CA1031 // The edge of one piece of work: it fails alone.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failed(lane.Account, exception);
        }

        lock (_gate)
        {
            lane.AtWork--;
            _atWork--;
            MakeReady(lane);
            if (lane is { AtWork: 0, Waiting.Count: 0 })
            {
                _lanes.Remove(lane.Account);
            }

            if (_closed && _atWork == 0)
            {
                _idle.TrySetResult();
            }
        }

        Begin();
    }

    /// <summary>One account's line.</summary>
    private sealed class Lane(AccountSid account)
    {
        public AccountSid Account { get; } = account;

        public Queue<TItem> Waiting { get; } = [];

        public int AtWork { get; set; }

        public bool IsReady { get; set; }
    }
}
