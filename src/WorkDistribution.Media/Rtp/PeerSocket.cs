using System.Net;
using System.Net.Sockets;
using WorkDistribution.Media.Clock;

namespace WorkDistribution.Media.Rtp;

/// <summary>A socket and the far end it talks to: first where the description says, then where its packets come from (symmetric RTP). Clock's thread only.</summary>
/// <remarks>
/// The described address is always believed. Another one (a phone behind NAT) is heard and sent to from its first packet on, but for a while the described one
/// still wins: what comes first may be a stranger, or a phone that has not noticed that its call died with the server that had this port before.
/// Once the source is certain the socket is connected to it: sending gets cheaper and the kernel drops what others send. A far end that never sends is
/// sent to unconnected, since its packets may yet come from elsewhere.
/// </remarks>
internal sealed class PeerSocket
{
    private static readonly TimeSpan IgnoreFormerPeer = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Probation = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly SocketAddress _source;
    private SocketAddress? _remote;
    private IPEndPoint? _described;
    private SocketAddress? _describedAddress;
    private TimeSpan? _onProbationSince;
    private SocketAddress? _former;
    private TimeSpan _formerUntil;

    /// <summary>Takes a bound, non-blocking socket.</summary>
    public PeerSocket(Socket socket)
    {
        _socket = socket;
        _source = new SocketAddress(socket.AddressFamily);
    }

    /// <summary>Whether the source of packets is known and fixed.</summary>
    public bool IsLatched { get; private set; }

    /// <summary>Whether there is somewhere to send to.</summary>
    public bool HasRemote => _remote is not null;

    /// <summary>Takes the far end's address from a description; the same one again changes nothing.</summary>
    public void SetDescribed(IPEndPoint remote, TimeSpan now)
    {
        if (remote.Equals(_described))
        {
            return;
        }

        if (IsLatched || _onProbationSince is not null)
        {
            // What the former far end still sends must not win the socket back.
            _former = _remote;
            _formerUntil = now + IgnoreFormerPeer;
            Disconnect();
        }

        _described = remote;
        _describedAddress = remote.Serialize();
        _remote = remote.Serialize();
        _onProbationSince = null;
        IsLatched = false;
    }

    /// <summary>Reads one datagram.</summary>
    /// <returns>Its length; -1 when there is none.</returns>
    public int Receive(byte[] buffer)
    {
        if (IsLatched && OperatingSystem.IsLinux())
        {
            var length = _socket.Receive(buffer, SocketFlags.None, out var error);
            return error == SocketError.Success ? length : -1;
        }

        try
        {
            var length = _socket.Available > 0 ? _socket.ReceiveFrom(buffer, SocketFlags.None, _source) : DropEmptyOrError(buffer);
            return IsLatched && !_source.Equals(_remote) ? -1 : length;
        }
        catch (SocketException)
        {
            return -1; // an error the network reported for something sent before
        }
    }

    /// <summary>The datagram just read was good: its source is heard and sent to, if it is the far end.</summary>
    /// <returns>false when it comes from a far end that a new description has replaced, or from a second source that is not the described one.</returns>
    public bool TryLatch(TimeSpan now)
    {
        if (IsLatched)
        {
            return true;
        }

        if (_remote is null || (now < _formerUntil && _source.Equals(_former)))
        {
            return false;
        }

        if (!_source.Equals(_describedAddress))
        {
            if (_onProbationSince is not { } since)
            {
                _onProbationSince = now;
                Take(_remote);
                return true;
            }

            if (!_source.Equals(_remote))
            {
                return false;
            }

            if (now - since < Probation)
            {
                return true;
            }
        }

        Take(_remote);
        IsLatched = true;
        if (OperatingSystem.IsLinux())
        {
            _ = LibC.Connect((int)_socket.Handle, ref _remote.Buffer.Span[0], _remote.Size);
        }

        return true;
    }

    /// <summary>Sends a datagram.</summary>
    /// <returns>false when the system did not take it.</returns>
    public bool Send(ReadOnlySpan<byte> datagram)
    {
        if (_remote is null)
        {
            return false;
        }

        if (IsLatched && OperatingSystem.IsLinux())
        {
            _socket.Send(datagram, SocketFlags.None, out var error);
            return error == SocketError.Success;
        }

        try
        {
            return _socket.SendTo(datagram, SocketFlags.None, _remote) == datagram.Length;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Take(SocketAddress remote)
    {
        _source.Buffer.Span.CopyTo(remote.Buffer.Span);
        remote.Size = _source.Size;
    }

    // Readable without bytes: an empty datagram, or a pending error. Reading takes it away, else it would be reported for ever.
    private int DropEmptyOrError(byte[] buffer)
    {
        _ = _socket.Receive(buffer, SocketFlags.None, out _);
        return -1;
    }

    private void Disconnect()
    {
        if (OperatingSystem.IsLinux())
        {
            Span<byte> unspecified = stackalloc byte[16];
            unspecified.Clear();
            _ = LibC.Connect((int)_socket.Handle, ref unspecified[0], unspecified.Length);
        }
    }
}
