using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>One socket of a worker: events go out in order through a bounded line, what comes in is not looked at. A reader that is too slow, or does not take a message in time, is closed.</summary>
internal sealed class WorkerConnection(WebSocket socket, WorkerToken token, WorkerChannelOptions options, TimeProvider clock, WorkerChannelMetrics metrics) : IDisposable
{
    private const int MostReceived = 64 * 1024;
    private static readonly byte[] Blank = [(byte)' '];
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<byte[]> _line = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(options.SendQueue) { SingleReader = true });
    private string _reason = "gone";

    /// <summary>What its token allows.</summary>
    public WorkerToken Token => token;

    /// <summary>Whether the worker goes offline when its last socket is gone.</summary>
    public bool TakesWorkerOffline { get; init; }

    /// <summary>The tasks whose changes it is told of: those that the worker holds.</summary>
    public ConcurrentDictionary<ReservationSid, TaskSid> Held { get; } = [];

    /// <summary>Puts a message into the line; returns at once. Safe from any thread.</summary>
    public void Send(byte[] message)
    {
        if (!_line.Writer.TryWrite(message))
        {
            End("slow");
        }
    }

    /// <summary>Ends it.</summary>
    /// <param name="reason">slow, replaced, expired, stopping or timeout; counted.</param>
    public void End(string reason)
    {
        if (_line.Writer.TryComplete())
        {
            _reason = reason;
            metrics.ClosedBecause(reason);

            // Not from the thread of whoever found out.
            _ended.CancelAfter(TimeSpan.Zero);
        }
    }

    /// <summary>Serves the socket until either side ends it or the token expires.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var expiry = clock.CreateTimer(_ => End("expired"), null, Until(token.Expires), Timeout.InfiniteTimeSpan);
        using var stopping = cancellationToken.Register(() => End("stopping"));
        var receiving = ReceiveAsync();
        await SendAllAsync();
        await CloseAsync();
        await receiving;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        _ended.Dispose();
    }

    private TimeSpan Until(DateTimeOffset expires)
    {
        // Timers take no more than 49 days; a token that is good for longer is looked at again when the worker connects again.
        var left = expires - clock.GetUtcNow();
        return left < TimeSpan.FromDays(40) ? left : TimeSpan.FromDays(40);
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                if (await NextAsync() is not { } message)
                {
                    return;
                }

                using var limit = new CancellationTokenSource(options.SendTimeout, clock);
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _ended.Token);
                try
                {
                    await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, linked.Token);
                }
                catch (OperationCanceledException) when (limit.IsCancellationRequested)
                {
                    End("timeout");
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Ended.
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException)
        {
            End("gone");
        }
    }

    /// <summary>The next event; a blank message when there is none for a while; null when there will be none.</summary>
    private async Task<byte[]?> NextAsync()
    {
        using var pause = new CancellationTokenSource(options.KeepAlive, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, _ended.Token);
        try
        {
            return await _line.Reader.WaitToReadAsync(linked.Token) && _line.Reader.TryRead(out var message) ? message : null;
        }
        catch (OperationCanceledException) when (!_ended.IsCancellationRequested)
        {
            return Blank;
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1024];
        var received = 0;
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), _ended.Token);
                received = result.EndOfMessage ? 0 : received + result.Count;
                if (result.MessageType == WebSocketMessageType.Close || received > MostReceived)
                {
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // Gone, or ended here.
        }

        End("gone");
    }

    private async Task CloseAsync()
    {
        using var limit = new CancellationTokenSource(CloseLimit, clock);
        try
        {
            if (_reason is "slow" or "timeout")
            {
                socket.Abort();
            }
            else if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(_reason == "stopping" ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, _reason, limit.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }
}
