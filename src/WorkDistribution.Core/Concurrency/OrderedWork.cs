namespace WorkDistribution.Core.Concurrency;

/// <summary>Runs work in the order in which it was given for each key, the keys side by side. Nothing is kept of a key without work. Safe from any thread.</summary>
/// <typeparam name="TKey">What has an order: a recipient, a conversation.</typeparam>
/// <remarks>How much may wait is the giver's to bound, before it gives.</remarks>
public sealed class OrderedWork<TKey>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task> _last = [];

    /// <summary>Keys that have work now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _last.Count;
            }
        }
    }

    /// <summary>Runs something when everything given before for its key has ended, well or not.</summary>
    /// <param name="key">The key.</param>
    /// <param name="work">What to do; never runs on the caller's stack.</param>
    /// <returns>Ends, or fails, with the work.</returns>
    public Task RunAsync(TKey key, Func<Task> work)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            before = _last.GetValueOrDefault(key) ?? Task.CompletedTask;
            _last[key] = own.Task;
        }

        return RunAfterAsync(before, key, own, work);
    }

    private async Task RunAfterAsync(Task before, TKey key, TaskCompletionSource own, Func<Task> work)
    {
        await Task.Yield();
        await before;
        try
        {
            await work();
        }
        finally
        {
            lock (_gate)
            {
                if (_last.GetValueOrDefault(key) == own.Task)
                {
                    _last.Remove(key);
                }
            }

            own.SetResult();
        }
    }
}
