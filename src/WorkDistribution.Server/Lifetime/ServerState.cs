namespace WorkDistribution.Server.Lifetime;

/// <summary>Whether the server takes calls: not yet, yes, no longer. Goes one way.</summary>
internal sealed class ServerState
{
    private readonly TaskCompletionSource _draining = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStarted;

    /// <summary>true once everything listens.</summary>
    public bool IsStarted => _isStarted;

    /// <summary>true once no new calls are taken.</summary>
    public bool IsDraining => _draining.Task.IsCompleted;

    /// <summary>Ends when draining starts.</summary>
    public Task Draining => _draining.Task;

    /// <summary>Everything listens now.</summary>
    public void MarkStarted() => _isStarted = true;

    /// <summary>Starts draining.</summary>
    /// <returns>false when it had started already.</returns>
    public bool StartDraining() => _draining.TrySetResult();
}
