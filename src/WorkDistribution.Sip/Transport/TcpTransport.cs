using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Sip.Transport;

/// <summary>A TCP listener with its connections, those that came in and those we opened. A connection is known by the peer's address and port and is
/// used for every message to it, in both directions (RFC 3261 section 18, RFC 5923).</summary>
internal sealed class TcpTransport : ISipTransport
{
    private readonly IPEndPoint _bindTo;
    private readonly SipOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<IPEndPoint, TcpConnection> _connections = new();
    private Socket? _listener;
    private ISipIntake? _intake;
    private Task _loop = Task.CompletedTask;
    private int _stopped;

    /// <summary>Not bound yet.</summary>
    public TcpTransport(IPEndPoint bindTo, SipOptions options, TimeProvider time, ILogger logger)
    {
        _bindTo = bindTo;
        _options = options;
        _time = time;
        _logger = logger;
        Local = bindTo;
    }

    /// <inheritdoc/>
    public SipTransportKind Kind => SipTransportKind.Tcp;

    /// <inheritdoc/>
    public IPEndPoint Local { get; private set; }

    /// <inheritdoc/>
    public int Connections => _connections.Count;

    /// <inheritdoc/>
    public void Start(ISipIntake intake)
    {
        var listener = new Socket(_bindTo.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            listener.Bind(_bindTo);
            listener.Listen(512);
        }
        catch
        {
            listener.Dispose();
            throw;
        }

        _intake = intake;
        _listener = listener;
        Local = (IPEndPoint)listener.LocalEndPoint!;
        SipLog.Listening(_logger, new SipListener(Kind, Local));
        _loop = AcceptAsync(listener, _stopping.Token);
    }

    /// <inheritdoc/>
    public bool TrySend(ReadOnlyMemory<byte> message, IPEndPoint remote, ISendFailureTarget? failure)
    {
        if (_intake is null || Volatile.Read(ref _stopped) == 1)
        {
            return false;
        }

        while (true)
        {
            if (_connections.TryGetValue(remote, out var known))
            {
                return known.TrySend(message, failure);
            }

            if (_connections.Count >= _options.MaxConnections)
            {
                SipLog.TooManyConnections(_logger, _options.MaxConnections, remote);
                return false;
            }

            var socket = new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            Prepare(socket);
            var connection = new TcpConnection(socket, remote, Local, _intake, _options, _time, Forget, _logger);
            if (_connections.TryAdd(remote, connection))
            {
                var taken = connection.TrySend(message, failure);
                connection.Start(connect: true);
                return taken;
            }

            socket.Dispose();
        }
    }

    /// <inheritdoc/>
    public bool IsConnected(IPEndPoint remote) => _connections.ContainsKey(remote);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _loop;
        _listener?.Dispose();
        foreach (var connection in _connections.Values)
        {
            await connection.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(cancellationToken);
                Take(socket);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception)
            {
                // A peer that hung up before it was accepted, or no more file descriptors: pause, then go on.
                SipLog.ReceiveFailed(_logger, exception, Local);
                await Task.Delay(TimeSpan.FromMilliseconds(50), _time, CancellationToken.None);
            }
        }
    }

    /// <summary>No waiting for more to send; and a peer that vanished without a word is noticed within two minutes, though phones may be silent for an hour.</summary>
    private static void Prepare(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 15);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 4);
    }

    private void Take(Socket socket)
    {
        if (socket.RemoteEndPoint is not IPEndPoint remote)
        {
            socket.Dispose();
            return;
        }

        if (_connections.Count >= _options.MaxConnections)
        {
            SipLog.TooManyConnections(_logger, _options.MaxConnections, remote);
            socket.Dispose();
            return;
        }

        Prepare(socket);
        var connection = new TcpConnection(socket, remote, Local, _intake!, _options, _time, Forget, _logger);
        if (_connections.TryAdd(remote, connection))
        {
            connection.Start(connect: false);
        }
        else
        {
            socket.Dispose();
        }
    }

    private void Forget(TcpConnection connection) => _connections.TryRemove(new KeyValuePair<IPEndPoint, TcpConnection>(connection.Remote, connection));
}
