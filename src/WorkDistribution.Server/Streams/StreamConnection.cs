using System.Net.WebSockets;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Server.Streams;

/// <summary>An open WebSocket with bounds: on the time of a send, on the size of a message, on the time of the close.</summary>
internal sealed class StreamConnection(WebSocket socket, string shown, TimeProvider clock) : IStreamConnection
{
    /// <summary>Greatest message: two minutes of audio and more.</summary>
    private const int MaxMessage = 2 * 1024 * 1024;

    private const int FirstBuffer = 4 * 1024;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _sendLimit = new(Timeout.InfiniteTimeSpan, clock);
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _buffer = new byte[FirstBuffer];
    private StreamFault? _fault;
    private volatile bool _isDisposed;
    private volatile bool _isClosed;

    /// <inheritdoc/>
    public StreamFault? Fault => Volatile.Read(ref _fault);

    /// <inheritdoc/>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message)
    {
        if (_isClosed || Fault is not null)
        {
            return false;
        }

        try
        {
            var sending = socket.SendAsync(message, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, _sendLimit.Token);
            if (sending.IsCompleted)
            {
                await sending; // the usual case: the system has taken it, and no time limit was needed
                return true;
            }

            _sendLimit.CancelAfter(SendTimeout);
            await sending;
            _sendLimit.CancelAfter(Timeout.InfiniteTimeSpan);
            return true;
        }
        catch (OperationCanceledException)
        {
            Fail($"{shown} has taken nothing for {SendTimeout.TotalSeconds:0} s.");
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            Fail($"The connection to {shown} broke: {(e.InnerException ?? e).Message}");
        }

        return false;
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        try
        {
            var length = 0;
            while (true)
            {
                var result = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    _isClosed = true;
                    await AnswerCloseAsync();
                    break;
                }

                length += result.Count;
                if (result.EndOfMessage)
                {
                    if (result.MessageType == WebSocketMessageType.Text)
                    {
                        return _buffer.AsMemory(0, length);
                    }

                    length = 0; // binary messages have no meaning here
                }
                else if (length == _buffer.Length)
                {
                    if (length >= MaxMessage)
                    {
                        Fail($"{shown} sent a message of more than {MaxMessage} bytes.");
                        break;
                    }

                    Array.Resize(ref _buffer, length * 2);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException or IOException)
        {
            Fail($"The connection to {shown} broke: {(e.InnerException ?? e).Message}");
        }

        _received.TrySetResult();
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask CloseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(CloseTimeout, clock);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await _received.Task.WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException or IOException)
        {
            // It ends either way.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            socket.Abort();
            socket.Dispose();
            _sendLimit.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async ValueTask AnswerCloseAsync()
    {
        if (socket.State == WebSocketState.CloseReceived)
        {
            using var limit = new CancellationTokenSource(CloseTimeout, clock);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
    }

    // What breaks after the end is the end.
    private void Fail(string detail)
    {
        if (!_isDisposed && !_isClosed)
        {
            Interlocked.CompareExchange(ref _fault, new StreamFault(ErrorCatalogue.StreamBroken, detail), null);
        }
    }
}
