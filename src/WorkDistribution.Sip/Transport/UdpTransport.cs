using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Sip.Transport;

/// <summary>One bound UDP socket with its receive loop.</summary>
internal sealed class UdpTransport : ISipTransport
{
    private const int BufferSize = 65_536;
    private const int ReceiveBuffer = 4 * 1024 * 1024;
    private const int SendBuffer = 1024 * 1024;

    private readonly IPEndPoint _bindTo;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Socket? _socket;
    private Task _loop = Task.CompletedTask;
    private long _sendsFailed;
    private int _stopped;

    /// <summary>Not bound yet.</summary>
    public UdpTransport(IPEndPoint bindTo, ILogger logger)
    {
        _bindTo = bindTo;
        _logger = logger;
        Local = bindTo;
    }

    /// <inheritdoc/>
    public SipTransportKind Kind => SipTransportKind.Udp;

    /// <inheritdoc/>
    public IPEndPoint Local { get; private set; }

    /// <inheritdoc/>
    public int Connections => 0;

    /// <summary>Datagrams that the system did not take.</summary>
    public long SendsFailed => Interlocked.Read(ref _sendsFailed);

    /// <inheritdoc/>
    public void Start(ISipIntake intake)
    {
        var socket = new Socket(_bindTo.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.ReceiveBufferSize = ReceiveBuffer;
            socket.SendBufferSize = SendBuffer;
            socket.Bind(_bindTo);
            socket.Blocking = false;
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        _socket = socket;
        Local = (IPEndPoint)socket.LocalEndPoint!;
        SipLog.Listening(_logger, new SipListener(Kind, Local));
        _loop = ReceiveAsync(socket, intake, _stopping.Token);
    }

    /// <inheritdoc/>
    public bool TrySend(ReadOnlyMemory<byte> message, IPEndPoint remote, ISendFailureTarget? failure)
    {
        var socket = _socket;
        if (socket is null || Volatile.Read(ref _stopped) == 1)
        {
            return false;
        }

        try
        {
            socket.SendTo(message.Span, SocketFlags.None, remote);
            return true;
        }
        catch (SocketException exception)
        {
            Interlocked.Increment(ref _sendsFailed);
            SipLog.SendFailed(_logger, remote, exception.SocketErrorCode.ToString());

            // A full send buffer is a lost datagram, as the network loses them too: retransmission mends it.
            return exception.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool IsConnected(IPEndPoint remote) => true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _loop;
        _socket?.Dispose();
        _stopping.Dispose();
    }

    private async Task ReceiveAsync(Socket socket, ISipIntake intake, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
        var from = new SocketAddress(socket.AddressFamily);
        var template = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from, cancellationToken);
                intake.OnDatagram(buffer.AsSpan(0, length), (IPEndPoint)template.Create(from), Local);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
#pragma warning disable CA1031 // The loop's edge: one datagram, or an ICMP report, must not end the listener.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                SipLog.ReceiveFailed(_logger, exception, Local);
            }
        }
    }
}
