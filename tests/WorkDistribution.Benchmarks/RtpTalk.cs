using System.Buffers.Binary;
using System.Diagnostics;

namespace WorkDistribution.Benchmarks;

/// <summary>Sends audio to ports of the server, 50 packets a second each: a tone to the first ones, silence to the others.</summary>
internal sealed class RtpTalk : IDisposable
{
    private const int HeaderLength = 12;
    private const int FrameBytes = 160;

    private readonly RtpSink _sink;
    private readonly int[] _ports;
    private readonly int _speakers;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();

    internal RtpTalk(RtpSink sink, int[] ports, int speakers)
    {
        _sink = sink;
        _ports = ports;
        _speakers = speakers;
        _thread = new Thread(Run) { IsBackground = true, Name = "rtp talk" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        var packet = new byte[HeaderLength + FrameBytes];
        var begin = Stopwatch.GetTimestamp();
        for (var frame = 1; !_stop.IsSet; frame++)
        {
            for (var i = 0; i < _ports.Length; i++)
            {
                packet[0] = 0x80;
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)frame);
                BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)(frame * FrameBytes));
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(8), (ushort)_ports[i]);
                Fill(packet.AsSpan(HeaderLength), i < _speakers);
                _sink.Send(packet, _ports[i]);
            }

            var due = TimeSpan.FromMilliseconds(20 * frame) - Stopwatch.GetElapsedTime(begin);
            if (due > TimeSpan.Zero)
            {
                _stop.Wait(due);
            }
        }
    }

    // A square wave of 500 Hz in µ-law, about -18 dB; or silence.
    private static void Fill(Span<byte> payload, bool isSpeech)
    {
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] = !isSpeech ? (byte)0xFF : i / 8 % 2 == 0 ? (byte)0xA0 : (byte)0x20;
        }
    }
}
