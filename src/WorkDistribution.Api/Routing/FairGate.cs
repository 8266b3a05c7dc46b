namespace WorkDistribution.Api.Routing;

/// <summary>
/// Lets so many in at once, and of each key at most so many. Those beyond wait in a line of their key; whatever becomes free goes to the keys in turn,
/// so that the first of a line waits for at most one of each other key. Safe from any thread; nobody is woken under the lock.
/// </summary>
/// <param name="total">Places in all.</param>
/// <param name="perKey">Places a key.</param>
/// <param name="waitingPerKey">How long a key's line may be.</param>
internal sealed class FairGate<TKey>(int total, int perKey, int waitingPerKey)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, FairLine<TKey>> _lines = [];

    // Lines that have someone waiting and room of their own, each once.
    private readonly Queue<FairLine<TKey>> _turns = new();
    private int _inside;

    /// <summary>Asks for a place.</summary>
    /// <returns>The place, given back by disposing it; null when the line is full.</returns>
    /// <exception cref="OperationCanceledException">It was given up while waiting.</exception>
    public async ValueTask<IDisposable?> EnterAsync(TKey key, CancellationToken cancellationToken)
    {
        FairLine<TKey> line;
        LinkedListNode<TaskCompletionSource<bool>> waiting;
        lock (_lock)
        {
            line = LineOf(key);
            if (_inside < total && line.Inside < perKey && line.Waiting.Count == 0)
            {
                _inside++;
                line.Inside++;
                return new FairPlace<TKey>(this, line);
            }

            if (line.Waiting.Count >= waitingPerKey)
            {
                ForgetIfEmpty(line);
                return null;
            }

            waiting = line.Waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
            GiveTurn(line);
        }

        await using var registration = cancellationToken.Register(() => GiveUp(line, waiting));
        return await waiting.Value.Task ? new FairPlace<TKey>(this, line) : throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Takes a place back and gives what is free to the lines in turn.</summary>
    public void Leave(FairLine<TKey> line)
    {
        List<TaskCompletionSource<bool>>? entered = null;
        lock (_lock)
        {
            _inside--;
            line.Inside--;
            GiveTurn(line);
            while (_inside < total && _turns.TryDequeue(out var next))
            {
                next.HasTurn = false;
                if (next.Waiting.First is { } first)
                {
                    next.Waiting.Remove(first);
                    next.Inside++;
                    _inside++;
                    (entered ??= []).Add(first.Value);
                    GiveTurn(next);
                }
            }

            ForgetIfEmpty(line);
        }

        entered?.ForEach(static waiting => waiting.TrySetResult(true));
    }

    private void GiveUp(FairLine<TKey> line, LinkedListNode<TaskCompletionSource<bool>> waiting)
    {
        lock (_lock)
        {
            if (waiting.List is null)
            {
                return; // It has entered meanwhile.
            }

            line.Waiting.Remove(waiting);
            ForgetIfEmpty(line);
        }

        waiting.Value.TrySetResult(false);
    }

    private FairLine<TKey> LineOf(TKey key)
    {
        if (!_lines.TryGetValue(key, out var line))
        {
            _lines.Add(key, line = new FairLine<TKey>(key));
        }

        return line;
    }

    private void GiveTurn(FairLine<TKey> line)
    {
        if (!line.HasTurn && line.Waiting.Count > 0 && line.Inside < perKey)
        {
            line.HasTurn = true;
            _turns.Enqueue(line);
        }
    }

    private void ForgetIfEmpty(FairLine<TKey> line)
    {
        if (line is { Inside: 0, Waiting.Count: 0 })
        {
            _lines.Remove(line.Key);
        }
    }
}
