using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Testing.Audio;

/// <summary>A media port that only listens: keeps the mu-law audio that comes, packet by packet, as an independent judge of what was sent.</summary>
public sealed class RtpEar : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<short> _samples = [];
    private readonly Lock _gate = new();
    private readonly Task _loop;

    /// <summary>Starts to listen on a free port.</summary>
    public RtpEar()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _loop = ListenAsync();
    }

    /// <summary>Where.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Everything heard so far, 8 kHz.</summary>
    public short[] Samples
    {
        get
        {
            lock (_gate)
            {
                return [.. _samples];
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        const int HeaderLength = 12;
        var buffer = new byte[2048];
        uint? first = null;
        try
        {
            while (true)
            {
                var length = await _socket.ReceiveAsync(buffer, _stopping.Token);
                if (length <= HeaderLength || (buffer[1] & 0x7F) != 0)
                {
                    continue;
                }

                var timestamp = BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(4));
                first ??= timestamp;
                var decoded = new short[length - HeaderLength];
                G711.DecodeMuLaw(buffer.AsSpan(HeaderLength, length - HeaderLength), decoded);
                Place((int)(timestamp - first.Value), decoded);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped on purpose.
        }
    }

    /// <summary>Puts audio where its timestamp says; a jump of more than a minute starts anew at the end.</summary>
    private void Place(int at, short[] decoded)
    {
        lock (_gate)
        {
            if (at < 0 || at > _samples.Count + (60 * 8000))
            {
                at = _samples.Count;
            }

            while (_samples.Count < at + decoded.Length)
            {
                _samples.Add(0);
            }

            for (var i = 0; i < decoded.Length; i++)
            {
                _samples[at + i] = decoded[i];
            }
        }
    }
}
