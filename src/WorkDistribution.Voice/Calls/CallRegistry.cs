using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Calls;

/// <summary>The live calls of the process: found by SID, counted by account, and the tasks that run them. Safe from any thread.</summary>
internal sealed class CallRegistry
{
    private readonly ConcurrentDictionary<CallSid, CallSession> _calls = new();
    private readonly Dictionary<AccountSid, int> _perAccount = [];
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private int _legs;
    private long _refused;
    private volatile bool _draining;

    /// <summary>Live calls.</summary>
    public int Count => _calls.Count;

    /// <summary>Legs, including those being routed.</summary>
    public int Legs => Volatile.Read(ref _legs);

    /// <summary>Tasks that run: calls, and what ended calls still have to tell.</summary>
    public int Running => _running.Count;

    /// <summary>Calls refused because of a limit or of draining.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Whether new calls are refused.</summary>
    public bool IsDraining => _draining;

    /// <summary>The calls that are live now.</summary>
    public IReadOnlyCollection<CallSession> Calls => [.. _calls.Values];

    /// <summary>Takes a place for a leg; false when there is none (counted).</summary>
    public bool TryReserveLeg(int limit)
    {
        if (Interlocked.Increment(ref _legs) <= limit && !_draining)
        {
            return true;
        }

        Interlocked.Decrement(ref _legs);
        Interlocked.Increment(ref _refused);
        return false;
    }

    /// <summary>Gives the place back when the leg is over.</summary>
    public void ReleaseWith(CallLeg leg) => Track(ReleaseAsync(leg));

    /// <summary>Takes a call in; false when its account has as many as it may (counted).</summary>
    public bool TryAdd(CallSession call, int limit)
    {
        var account = call.Record.AccountSid;
        lock (_gate)
        {
            var count = _perAccount.GetValueOrDefault(account);
            if (count >= limit)
            {
                Interlocked.Increment(ref _refused);
                return false;
            }

            _perAccount[account] = count + 1;
        }

        _calls[call.Record.Sid] = call;
        return true;
    }

    /// <summary>A call is over.</summary>
    public void Remove(CallSession call)
    {
        if (!_calls.TryRemove(call.Record.Sid, out _))
        {
            return;
        }

        var account = call.Record.AccountSid;
        lock (_gate)
        {
            var count = _perAccount.GetValueOrDefault(account) - 1;
            if (count > 0)
            {
                _perAccount[account] = count;
            }
            else
            {
                _perAccount.Remove(account);
            }
        }
    }

    /// <summary>A live call of an account; null when there is none.</summary>
    public CallSession? Find(AccountSid account, CallSid sid) =>
        _calls.TryGetValue(sid, out var call) && call.Record.AccountSid == account ? call : null;

    /// <summary>Keeps a task in sight until it has ended.</summary>
    public void Track(Task task)
    {
        if (task.IsCompleted)
        {
            return;
        }

        _running[task] = 0;
        _ = task.ContinueWith(
            static (ended, state) => ((CallRegistry)state!)._running.TryRemove(ended, out _),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Takes no new calls from now on.</summary>
    public void BeginDrain() => _draining = true;

    /// <summary>Ends when nothing runs any more.</summary>
    public async Task WhenIdleAsync()
    {
        while (_running.Keys.FirstOrDefault() is { } task)
        {
            await task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _running.TryRemove(task, out _);
        }
    }

    private async Task ReleaseAsync(CallLeg leg)
    {
        await leg.Ended;
        Interlocked.Decrement(ref _legs);
    }
}
