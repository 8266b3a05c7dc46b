namespace WorkDistribution.Server.Lifetime;

/// <summary>Whether the server takes new calls. Goes one way: once draining, it drains to its end.</summary>
internal sealed class DrainState
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>true once no new calls are taken.</summary>
    public bool IsDraining => _started.Task.IsCompleted;

    /// <summary>Ends when draining starts.</summary>
    public Task Started => _started.Task;

    /// <summary>Starts draining.</summary>
    /// <returns>false when it had started already.</returns>
    public bool Start() => _started.TrySetResult();
}
