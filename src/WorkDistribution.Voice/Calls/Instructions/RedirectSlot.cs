namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Where a redirect from outside meets the running document. What is wanted is recorded before the verb in hand is cancelled. Leaf lock.</summary>
internal sealed class RedirectSlot
{
    private readonly Lock _gate = new();
    private CallInstructions? _pending;
    private CancellationTokenSource? _scope;
    private bool _closed;
    private TaskCompletionSource? _arrived;

    /// <summary>Whether a redirect waits.</summary>
    public bool IsPending
    {
        get
        {
            lock (_gate)
            {
                return _pending is not null;
            }
        }
    }

    /// <summary>Leads the call elsewhere; the newest wish stands. false when the call takes no more.</summary>
    public bool TryRedirect(CallInstructions instructions)
    {
        CancellationTokenSource? scope;
        TaskCompletionSource? arrived;
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _pending = instructions;
            scope = _scope;
            _scope = null;
            arrived = _arrived;
        }

        arrived?.TrySetResult();
        scope?.Cancel();
        return true;
    }

    /// <summary>Opens the scope of one document; it is cancelled by a redirect, at once when one waits, and with the leg.</summary>
    public CancellationTokenSource Enter(CancellationToken gone)
    {
        var scope = CancellationTokenSource.CreateLinkedTokenSource(gone);
        bool pending;
        lock (_gate)
        {
            pending = _pending is not null;
            _scope = pending ? null : scope;
        }

        if (pending)
        {
            scope.Cancel();
        }

        return scope;
    }

    /// <summary>Closes the scope. Its source is left to the collector: a redirect may still be cancelling it.</summary>
    public void Exit(CancellationTokenSource scope)
    {
        lock (_gate)
        {
            if (_scope == scope)
            {
                _scope = null;
                scope.Dispose();
            }
        }
    }

    /// <summary>Takes the redirect that waits; null for none.</summary>
    public CallInstructions? Take()
    {
        lock (_gate)
        {
            var pending = _pending;
            _pending = null;
            return pending;
        }
    }

    /// <summary>Ends when a redirect waits: for a leg on which no document runs.</summary>
    public Task ArrivalAsync()
    {
        lock (_gate)
        {
            _arrived ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_pending is not null)
            {
                _arrived.TrySetResult();
            }

            return _arrived.Task;
        }
    }

    /// <summary>Takes no more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }
}
