using System.Collections.Concurrent;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Holds the few tasks that really wait (a name look-up, a policy that asks a database), so that stopping can cancel and await them.</summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, byte> _tasks = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _token;

    /// <summary>Starts with none.</summary>
    public BackgroundWork() => _token = _stopping.Token;

    /// <summary>Cancelled when the stack stops.</summary>
    public CancellationToken Token => _token;

    /// <summary>Keeps a task until it ends; it must not fail.</summary>
    public void Keep(Task task)
    {
        if (task.IsCompleted)
        {
            return;
        }

        _tasks[task] = 0;
        _ = task.ContinueWith(static (ended, tasks) => ((ConcurrentDictionary<Task, byte>)tasks!).TryRemove(ended, out _), _tasks, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Cancels and awaits all.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_tasks.Keys);
        _stopping.Dispose();
    }
}
