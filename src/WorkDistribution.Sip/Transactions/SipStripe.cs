using System.Collections.Concurrent;

namespace WorkDistribution.Sip.Transactions;

/// <summary>A queue with one reader at a time on the thread pool. All that belongs to one Call-ID goes through one stripe, so that transactions and
/// sessions need no locks and see their messages in order.</summary>
/// <remarks>What the network sends is bounded and refused when the queue is full. Commands of our own side are always taken: their number is
/// limited by the sessions, and those are limited.</remarks>
internal sealed class SipStripe : IThreadPoolWorkItem
{
    private const int BatchSize = 128;

    private readonly ConcurrentQueue<object> _queue = new();
    private readonly ISipStripeReader _reader;
    private readonly int _capacity;
    private readonly bool _inline;
    private int _count;
    private int _scheduled;

    /// <summary>Makes an empty stripe.</summary>
    /// <param name="reader">Handles what is posted.</param>
    /// <param name="capacity">Items of the network that may wait.</param>
    /// <param name="inline">true handles on the posting thread (tests: everything has happened when the post returns).</param>
    public SipStripe(ISipStripeReader reader, int capacity, bool inline)
    {
        _reader = reader;
        _capacity = capacity;
        _inline = inline;
    }

    /// <summary>Posts an item from the network.</summary>
    /// <returns>false when the queue is full.</returns>
    public bool TryPost(object item)
    {
        if (Volatile.Read(ref _count) >= _capacity)
        {
            return false;
        }

        Post(item);
        return true;
    }

    /// <summary>Posts an item that must not be refused.</summary>
    public void Post(object item)
    {
        Interlocked.Increment(ref _count);
        _queue.Enqueue(item);
        if (Interlocked.Exchange(ref _scheduled, 1) == 0)
        {
            Schedule();
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        do
        {
            for (var handled = 0; handled < BatchSize || _inline; handled++)
            {
                if (!_queue.TryDequeue(out var item))
                {
                    break;
                }

                Interlocked.Decrement(ref _count);
                _reader.Handle(item);
            }

            if (!_queue.IsEmpty && !_inline)
            {
                // Others of the pool have their turn too.
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }

            Volatile.Write(ref _scheduled, 0);
            Interlocked.MemoryBarrier();
        }
        while (!_queue.IsEmpty && Interlocked.Exchange(ref _scheduled, 1) == 0);
    }

    private void Schedule()
    {
        if (_inline)
        {
            Execute();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
