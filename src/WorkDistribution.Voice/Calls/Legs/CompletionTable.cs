namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Meets the end of something with the one who waits for it, whichever comes first. Leaf lock; completions run elsewhere.</summary>
/// <typeparam name="TResult">What the end says.</typeparam>
internal sealed class CompletionTable<TResult>
{
    private const int KeptEarly = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, TaskCompletionSource<TResult>> _waiting = [];
    private readonly Queue<(long Id, TResult Result)> _early = new();

    /// <summary>Ends when the number is completed.</summary>
    public Task<TResult> WaitFor(long id)
    {
        var completion = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            foreach (var (early, result) in _early)
            {
                if (early == id)
                {
                    return Task.FromResult(result);
                }
            }

            _waiting[id] = completion;
        }

        return completion.Task;
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void Forget(long id)
    {
        lock (_gate)
        {
            _waiting.Remove(id);
        }
    }

    /// <summary>It has ended.</summary>
    public void Complete(long id, TResult result)
    {
        TaskCompletionSource<TResult>? completion;
        lock (_gate)
        {
            if (!_waiting.Remove(id, out completion))
            {
                _early.Enqueue((id, result));
                if (_early.Count > KeptEarly)
                {
                    _early.Dequeue();
                }
            }
        }

        completion?.TrySetResult(result);
    }

    /// <summary>Nothing more will end by itself.</summary>
    public void CompleteAll(TResult result)
    {
        TaskCompletionSource<TResult>[] left;
        lock (_gate)
        {
            left = [.. _waiting.Values];
            _waiting.Clear();
        }

        foreach (var completion in left)
        {
            completion.TrySetResult(result);
        }
    }
}
