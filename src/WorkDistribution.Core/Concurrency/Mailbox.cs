using System.Threading.Channels;

namespace WorkDistribution.Core.Concurrency;

/// <summary>A bounded queue of messages with one reader: the owner of a call, a conference or a workspace.</summary>
/// <typeparam name="TMessage">What is posted.</typeparam>
/// <remarks>Posting never waits and never blocks: a full mailbox answers false, and the poster refuses its own caller (503, drop) and counts it.</remarks>
public sealed class Mailbox<TMessage> : IAsyncDisposable
{
    private readonly Channel<TMessage> _channel;
    private readonly Func<TMessage, CancellationToken, ValueTask> _handle;
    private readonly Action<Exception> _failed;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private long _refused;

    /// <summary>Starts the reader.</summary>
    /// <param name="capacity">Messages that may wait; at least 1.</param>
    /// <param name="handle">Handles one message; the next is read when it has finished.</param>
    /// <param name="failed">Told of an exception that escaped <paramref name="handle"/>; the mailbox is closed then.</param>
    public Mailbox(int capacity, Func<TMessage, CancellationToken, ValueTask> handle, Action<Exception> failed)
    {
        _handle = handle;
        _failed = failed;
        _channel = Channel.CreateBounded<TMessage>(new BoundedChannelOptions(capacity)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
            AllowSynchronousContinuations = false,
        });
        _loop = ReadAsync();
    }

    /// <summary>How many posts were refused because the mailbox was full or closed.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Ends when the reader has ended.</summary>
    public Task Completion => _loop;

    /// <summary>Posts a message; safe from any thread.</summary>
    /// <returns>false when the mailbox is full or closed: the message is not taken.</returns>
    public bool TryPost(TMessage message)
    {
        if (_channel.Writer.TryWrite(message))
        {
            return true;
        }

        Interlocked.Increment(ref _refused);
        return false;
    }

    /// <summary>Takes no more messages; those that wait are still handled.</summary>
    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Closes, cancels the message in hand and waits for the reader.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        try
        {
            await foreach (var message in _channel.Reader.ReadAllAsync(_stopping.Token))
            {
                await _handle(message, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped on purpose.
        }
#pragma warning disable CA1031 // The loop's edge: the owner is told and dies, nobody else.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Close();
            _failed(exception);
        }
    }
}
