namespace WorkDistribution.Media.Sessions;

/// <summary>Commands from any thread for the clock's; bounded.</summary>
/// <typeparam name="TCommand">What is asked.</typeparam>
internal sealed class CommandQueue<TCommand>
    where TCommand : class
{
    /// <summary>Most that wait for a tick.</summary>
    public const int Capacity = 256;

    private readonly Lock _gate = new();
    private readonly Queue<TCommand> _queue = new();
    private bool _isClosed;
    private int _count;

    /// <summary>Adds one.</summary>
    /// <returns>false when it is full or closed.</returns>
    public bool TryAdd(TCommand command)
    {
        lock (_gate)
        {
            if (_isClosed || _queue.Count >= Capacity)
            {
                return false;
            }

            _queue.Enqueue(command);
            Volatile.Write(ref _count, _queue.Count);
            return true;
        }
    }

    /// <summary>Takes the oldest.</summary>
    public bool TryTake(out TCommand? command)
    {
        command = null;
        if (Volatile.Read(ref _count) == 0)
        {
            return false; // the usual case costs no lock
        }

        lock (_gate)
        {
            var found = _queue.TryDequeue(out command);
            Volatile.Write(ref _count, _queue.Count);
            return found;
        }
    }

    /// <summary>Takes no more; what waits can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }
}
