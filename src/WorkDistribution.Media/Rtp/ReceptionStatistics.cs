using WorkDistribution.Media.Rtcp;

namespace WorkDistribution.Media.Rtp;

/// <summary>What RFC 3550 appendix A keeps of one source: extended sequence number, loss, interarrival jitter.</summary>
internal sealed class ReceptionStatistics
{
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;
    private const int SequenceModulus = 1 << 16;

    private uint _ssrc;
    private bool _started;
    private ushort _maxSequence;
    private int _cycles;
    private int _baseSequence;
    private int _badSequence;
    private long _received;
    private long _expectedPrior;
    private long _receivedPrior;
    private long _lostOfEarlierSources;
    private long _receivedOfEarlierSources;
    private int _transit;
    private bool _hasTransit;
    private double _jitter;

    /// <summary>The source now heard; meaningful once <see cref="HasSource"/>.</summary>
    public uint Ssrc => _ssrc;

    /// <summary>Whether anything was heard.</summary>
    public bool HasSource => _started;

    /// <summary>Packets received, over all sources.</summary>
    public long Received => _receivedOfEarlierSources + _received;

    /// <summary>Packets that never came, over all sources; never negative.</summary>
    public long Lost => _lostOfEarlierSources + Math.Max(0, Expected - _received);

    /// <summary>Interarrival jitter in timestamp units.</summary>
    public double Jitter => _jitter;

    private long Expected => _started ? ExtendedMax - _baseSequence + 1 : 0;

    private long ExtendedMax => ((long)_cycles * SequenceModulus) + _maxSequence;

    /// <summary>Counts a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="arrival">When it came, in timestamp units of any origin.</param>
    /// <param name="isAudio">Events keep one timestamp over many packets, so they say nothing about jitter.</param>
    /// <returns>true when a new source, or the same after a restart, begins here.</returns>
    public bool Add(in RtpPacket packet, uint arrival, bool isAudio)
    {
        var isNew = !_started || packet.Ssrc != _ssrc || !TryUpdateSequence(packet.SequenceNumber);
        if (isNew)
        {
            Restart(packet.Ssrc, packet.SequenceNumber);
        }

        _received++;
        if (isAudio)
        {
            UpdateJitter(unchecked((int)(arrival - packet.Timestamp)));
        }

        return isNew;
    }

    /// <summary>The report block since the last one (RFC 3550 section 6.4.1 and A.3).</summary>
    public ReportBlock TakeReport(uint lastSenderReport, uint delaySinceLast)
    {
        var expectedInterval = Expected - _expectedPrior;
        var lostInterval = expectedInterval - (_received - _receivedPrior);
        _expectedPrior = Expected;
        _receivedPrior = _received;
        var fraction = expectedInterval <= 0 || lostInterval <= 0 ? 0 : (byte)Math.Min(255, (lostInterval << 8) / expectedInterval);
        var lost = (int)Math.Clamp(Expected - _received, -0x800000, 0x7FFFFF);
        return new ReportBlock(_ssrc, (byte)fraction, lost, (uint)ExtendedMax, (uint)_jitter, lastSenderReport, delaySinceLast);
    }

    private void Restart(uint ssrc, ushort sequence)
    {
        _lostOfEarlierSources += Math.Max(0, Expected - _received);
        _receivedOfEarlierSources += _received;
        _ssrc = ssrc;
        _started = true;
        _maxSequence = sequence;
        _baseSequence = sequence;
        _badSequence = -1;
        _cycles = 0;
        _received = 0;
        _expectedPrior = 0;
        _receivedPrior = 0;
        _hasTransit = false;
        _jitter = 0;
    }

    private bool TryUpdateSequence(ushort sequence)
    {
        var delta = (ushort)(sequence - _maxSequence);
        if (delta < MaxDropout)
        {
            if (sequence < _maxSequence)
            {
                _cycles++;
            }

            _maxSequence = sequence;
            return true;
        }

        if (delta > SequenceModulus - MaxMisorder)
        {
            return true;
        }

        // A very large jump: two packets in a row from there mean that the other side restarted without a new source.
        if (sequence == _badSequence)
        {
            return false;
        }

        _badSequence = (ushort)(sequence + 1);
        return true;
    }

    private void UpdateJitter(int transit)
    {
        if (_hasTransit)
        {
            var difference = Math.Abs((long)transit - _transit);
            _jitter += (difference - _jitter) / 16;
        }

        _hasTransit = true;
        _transit = transit;
    }
}
