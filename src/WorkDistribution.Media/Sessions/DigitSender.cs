using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sessions;

/// <summary>Sends keys as telephone events, one step a tick: marker first, growing duration, the end three times, then a gap (RFC 4733 section 2.5.1).</summary>
internal sealed class DigitSender
{
    /// <summary>Most keys that wait.</summary>
    public const int MaxQueued = 256;

    private const int ToneTicks = 8;
    private const int EndRepeats = 2;
    private const int GapTicks = 4;
    private const int HalfSecond = 25;

    private readonly Queue<(char Digit, long PlaybackId)> _queue = new();
    private byte _code;
    private int _tick;
    private int _waitTicks;
    private bool _isSending;
    private long _current;

    /// <summary>Whether anything is left to do.</summary>
    public bool IsActive => _isSending || _waitTicks > 0 || _queue.Count > 0;

    /// <summary>Adds keys.</summary>
    /// <param name="digits">0-9 * # A-D, w and W; other characters are passed over.</param>
    /// <param name="playbackId">Whose they are; 0 for keys passed on from a bridged leg.</param>
    public void Add(ReadOnlySpan<char> digits, long playbackId)
    {
        foreach (var digit in digits)
        {
            if (_queue.Count < MaxQueued && (digit is 'w' or 'W' || TelephoneEvent.TryGetCode(digit, out _)))
            {
                _queue.Enqueue((digit, playbackId));
            }
        }
    }

    /// <summary>Whether keys of a playback are still to be sent.</summary>
    public bool IsBusyWith(long playbackId)
    {
        if ((_isSending || _waitTicks > 0) && _current == playbackId)
        {
            return true;
        }

        foreach (var (_, id) in _queue)
        {
            if (id == playbackId)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out the keys of a playback that was stopped; a key half sent is finished, or it would never end at the far end.</summary>
    public void Remove(long playbackId)
    {
        for (var count = _queue.Count; count > 0; count--)
        {
            var entry = _queue.Dequeue();
            if (entry.PlaybackId != playbackId)
            {
                _queue.Enqueue(entry);
            }
        }

        _current = _current == playbackId ? 0 : _current;
    }

    /// <summary>One tick.</summary>
    /// <param name="sender">What sends.</param>
    /// <param name="value">The packet to send.</param>
    /// <param name="start">The start of the key, as timestamp.</param>
    /// <param name="isFirst">Whether it is the key's first packet.</param>
    /// <returns>false when no packet is to be sent in this tick.</returns>
    public bool TryNext(RtpSender sender, out TelephoneEvent value, out uint start, out bool isFirst)
    {
        value = default;
        start = 0;
        isFirst = false;
        if (!_isSending && !TryBegin())
        {
            return false;
        }

        _tick++;
        isFirst = _tick == 1;
        var elapsed = Math.Min(_tick, ToneTicks);
        start = sender.Timestamp - (uint)((_tick - 1) * RtpSender.FrameSamples);
        value = new TelephoneEvent(_code, _tick >= ToneTicks, (ushort)(elapsed * RtpSender.FrameSamples));
        if (_tick == ToneTicks + EndRepeats)
        {
            _isSending = false;
            _waitTicks = GapTicks;
        }

        return true;
    }

    private bool TryBegin()
    {
        if (_waitTicks > 0)
        {
            _waitTicks--;
            return false;
        }

        if (!_queue.TryDequeue(out var next))
        {
            return false;
        }

        _current = next.PlaybackId;
        if (next.Digit is 'w' or 'W')
        {
            _waitTicks = next.Digit == 'w' ? HalfSecond : 2 * HalfSecond;
            return false;
        }

        TelephoneEvent.TryGetCode(next.Digit, out _code);
        _tick = 0;
        _isSending = true;
        return true;
    }
}
