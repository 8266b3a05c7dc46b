using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transport;

/// <summary>One TCP connection: a loop that reads and one that writes. It ends itself when the peer goes, is silent too long, sends half a message and
/// no more, does not take what is written, or sends what is not SIP.</summary>
internal sealed class TcpConnection : IAsyncDisposable
{
    private static readonly ReadOnlyMemory<byte> Pong = "\r\n"u8.ToArray();
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly IPEndPoint _local;
    private readonly ISipIntake _intake;
    private readonly SipOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<TcpConnection> _closed;
    private readonly ILogger _logger;
    private readonly Channel<Outgoing> _queue;
    private readonly CancellationTokenSource _ending = new();
    private Task _run = Task.CompletedTask;
    private string _reason = "closed by us";

    /// <summary>Makes it; <see cref="Start"/> begins.</summary>
    public TcpConnection(Socket socket, IPEndPoint remote, IPEndPoint local, ISipIntake intake, SipOptions options, TimeProvider time, Action<TcpConnection> closed, ILogger logger)
    {
        _socket = socket;
        Remote = remote;
        _local = local;
        _intake = intake;
        _options = options;
        _time = time;
        _closed = closed;
        _logger = logger;
        _queue = Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(options.ConnectionQueue) { SingleReader = true });
    }

    /// <summary>The peer.</summary>
    public IPEndPoint Remote { get; }

    /// <summary>Begins; connects first when it is ours.</summary>
    public void Start(bool connect) => _run = RunAsync(connect);

    /// <summary>Queues a message.</summary>
    /// <returns>false when the connection is ending or its queue is full; a full one ends it.</returns>
    public bool TrySend(ReadOnlyMemory<byte> message, ISendFailureTarget? failure)
    {
        if (_queue.Writer.TryWrite(new Outgoing(message, failure)))
        {
            return true;
        }

        End("its queue is full");
        return false;
    }

    /// <summary>Writes what waits (for a second at most) and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        try
        {
            await _run.WaitAsync(Linger, _time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            End("stopped");
            await _run;
        }
    }

    private async Task RunAsync(bool connect)
    {
        await Task.Yield();
        try
        {
            if (!connect || await TryConnectAsync())
            {
                var reading = ReadAsync();
                await WriteAsync();
                End(_reason);
                await reading;
            }
        }
        finally
        {
            // Forgotten first: a new message to the peer opens a new connection, and those that wait are told.
            _closed(this);
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var waiting))
            {
                waiting.Failure?.OnSendFailed();
            }

            _socket.Dispose();
            _ending.Dispose();
            SipLog.ConnectionClosed(_logger, Remote, _reason);
        }
    }

    private async Task<bool> TryConnectAsync()
    {
        using var limit = new CancellationTokenSource(_options.WriteTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _ending.Token);
        try
        {
            await _socket.ConnectAsync(Remote, both.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            _reason = "not connected";
            SipLog.SendFailed(_logger, Remote, exception.Message);
            return false;
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var item in _queue.Reader.ReadAllAsync(_ending.Token))
            {
                if (!await TryWriteAsync(item.Message))
                {
                    item.Failure?.OnSendFailed();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader, or a full queue, has ended the connection.
        }
    }

    private async Task<bool> TryWriteAsync(ReadOnlyMemory<byte> message)
    {
        using var limit = new CancellationTokenSource(_options.WriteTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _ending.Token);
        try
        {
            while (!message.IsEmpty)
            {
                var written = await _socket.SendAsync(message, SocketFlags.None, both.Token);
                message = message[written..];
            }

            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            _reason = "could not be written to";
            SipLog.SendFailed(_logger, Remote, exception.Message);
            return false;
        }
    }

    private async Task ReadAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16_384);
        var framer = new SipStreamFramer(SipParserLimits.Default with { MaxMessageBytes = _options.MaxMessageSize });
        var heard = false;
        var messageSince = _time.GetTimestamp();
        try
        {
            while (true)
            {
                // A message once begun must be whole in time, however slowly its bytes trickle.
                var patience = heard && !framer.IsInsideMessage ? _options.ConnectionIdle : _options.MessageTimeout - _time.GetElapsedTime(messageSince);
                var length = await ReceiveAsync(buffer, patience > TimeSpan.Zero ? patience : TimeSpan.Zero);
                if (length == 0)
                {
                    return;
                }

                if (!framer.IsInsideMessage)
                {
                    messageSince = _time.GetTimestamp();
                }

                framer.Append(buffer.AsSpan(0, length));
                if (!TakeAll(framer, ref heard, ref messageSince))
                {
                    return;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);

            // What is already queued may still be written: the peer may have closed one direction only.
            _queue.Writer.TryComplete();
        }
    }

    private bool TakeAll(SipStreamFramer framer, ref bool heard, ref long messageSince)
    {
        while (true)
        {
            switch (framer.TryRead(out var message, out var error))
            {
                case SipStreamEvent.Message:
                    heard = true;
                    messageSince = _time.GetTimestamp();
                    _intake.OnStreamMessage(message!, Remote, _local);
                    break;
                case SipStreamEvent.Ping:
                    heard = true;
                    TrySend(Pong, null);
                    break;
                case SipStreamEvent.Error:
                    _reason = error.Reason.ToString();
                    var refusal = _intake.OnBrokenStream(framer.FailedBytes, error, Remote);
                    if (!refusal.IsEmpty)
                    {
                        TrySend(refusal, null);
                    }

                    return false;
                default:
                    return true;
            }
        }
    }

    private async ValueTask<int> ReceiveAsync(byte[] buffer, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _ending.Token);
        try
        {
            var length = await _socket.ReceiveAsync(buffer, SocketFlags.None, both.Token);
            if (length == 0)
            {
                _reason = "closed by the peer";
            }

            return length;
        }
        catch (OperationCanceledException)
        {
            _reason = limit.IsCancellationRequested ? "silent too long" : _reason;
            return 0;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            _reason = exception.Message;
            return 0;
        }
    }

    private void End(string reason)
    {
        _reason = reason;
        try
        {
            _ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    private readonly record struct Outgoing(ReadOnlyMemory<byte> Message, ISendFailureTarget? Failure);
}
