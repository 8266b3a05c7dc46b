using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Rtcp;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sessions;

/// <summary>Sends our reports about every five seconds and reads the far end's (RFC 3550 section 6). Clock's thread only.</summary>
internal sealed class RtcpReporter
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly PeerSocket _socket;
    private readonly RtpSender _sender;
    private readonly ReceptionStatistics _statistics;
    private readonly DateTimeOffset _origin;
    private readonly byte[] _buffer = new byte[RtcpCompound.MaxLength];
    private uint _random;
    private TimeSpan _due;
    private long _packetsAtLast;
    private uint _lastSenderReport;
    private TimeSpan _lastSenderReportAt;
    private long _roundTripTicks;

    /// <summary>Prepares.</summary>
    /// <param name="socket">The RTCP socket.</param>
    /// <param name="sender">What is reported as sent.</param>
    /// <param name="statistics">What is reported as received.</param>
    /// <param name="origin">Wall clock when elapsed time was zero.</param>
    public RtcpReporter(PeerSocket socket, RtpSender sender, ReceptionStatistics statistics, DateTimeOffset origin)
    {
        _socket = socket;
        _sender = sender;
        _statistics = statistics;
        _origin = origin;
        _random = sender.Ssrc | 1;
    }

    /// <summary>Last round trip; zero when unknown.</summary>
    public TimeSpan RoundTrip => TimeSpan.FromTicks(Volatile.Read(ref _roundTripTicks));

    /// <summary>Begins: the first report comes after half the interval.</summary>
    public void Start(TimeSpan now) => _due = _due == default ? now + (NextInterval() / 2) : _due;

    /// <summary>Sends a report when it is time.</summary>
    public void OnTick(MediaTime time)
    {
        if (_due == default || time.Elapsed < _due)
        {
            return;
        }

        _due = time.Elapsed + NextInterval();
        Send(time, isBye: false);
    }

    /// <summary>Says goodbye.</summary>
    public void Stop(MediaTime time)
    {
        if (_due != default)
        {
            Send(time, isBye: true);
        }
    }

    /// <summary>Reads one datagram.</summary>
    public void Receive(byte[] buffer, MediaTime time, MediaCounters counters)
    {
        var length = _socket.Receive(buffer);
        if (length < 0)
        {
            return;
        }

        if (!RtcpCompound.TryParse(buffer.AsSpan(0, length), _sender.Ssrc, out var compound) || !_socket.TryLatch(time.Elapsed))
        {
            counters.CountRejected();
            return;
        }

        if (compound.Sender is { } report && compound.Ssrc == _statistics.Ssrc)
        {
            _lastSenderReport = SenderInfo.Compact(report.NtpTime);
            _lastSenderReportAt = time.Elapsed;
        }

        if (compound.Block is { LastSenderReport: not 0 } block)
        {
            var units = unchecked((int)(SenderInfo.Compact(NtpAt(time)) - block.LastSenderReport - block.DelaySinceLast));
            Volatile.Write(ref _roundTripTicks, Math.Max(0, units) * TimeSpan.TicksPerSecond / 65536);
        }
    }

    private void Send(MediaTime time, bool isBye)
    {
        var isSender = _sender.Packets != _packetsAtLast;
        _packetsAtLast = _sender.Packets;
        SenderInfo? info = isSender
            ? new SenderInfo(NtpAt(time), _sender.Timestamp, (uint)_sender.Packets, (uint)_sender.Octets)
            : null;
        ReportBlock? block = _statistics.HasSource ? _statistics.TakeReport(_lastSenderReport, DelaySinceLast(time)) : null;
        _ = _socket.Send(_buffer.AsSpan(0, RtcpCompound.Write(_buffer, _sender.Ssrc, info, block, isBye)));
    }

    private uint DelaySinceLast(MediaTime time) =>
        _lastSenderReport == 0 ? 0 : (uint)((time.Elapsed - _lastSenderReportAt).Ticks * 65536 / TimeSpan.TicksPerSecond);

    private ulong NtpAt(MediaTime time) => SenderInfo.ToNtp(_origin + time.Elapsed);

    // Between half and one and a half times the interval, so that the reports of many calls do not come together (section 6.2).
    private TimeSpan NextInterval()
    {
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return Interval * (0.5 + (_random / (double)uint.MaxValue));
    }
}
