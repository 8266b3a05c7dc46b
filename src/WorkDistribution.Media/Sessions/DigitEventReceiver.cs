using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sessions;

/// <summary>Makes key presses of telephone event packets (RFC 4733): one a press, however many packets it has or loses. Pure.</summary>
/// <remarks>
/// A press is reported when its end comes, or 40 ms after its start, whichever is first; when its packets stop for 100 ms it is over.
/// Packets with the timestamp of a press that is over are its repeated end, unless they come after a pause and begin again with a small duration:
/// some far ends reuse timestamps.
/// </remarks>
internal sealed class DigitEventReceiver
{
    private static readonly TimeSpan ReportAfter = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LostAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseBetween = TimeSpan.FromMilliseconds(150);
    private const int ReportSamples = 320;
    private const int LongSegment = 0xF000;

    private Phase _phase = Phase.None;
    private uint _timestamp;
    private TelephoneEvent _last;
    private TimeSpan _startedAt;
    private TimeSpan _heardAt;

    private enum Phase
    {
        None,
        Pressed,
        Reported,
        Over,
    }

    /// <summary>Whether any event was ever heard.</summary>
    public bool HasHeard => _phase != Phase.None;

    /// <summary>Whether a key is down now.</summary>
    public bool IsPressed => _phase is Phase.Pressed or Phase.Reported;

    /// <summary>Takes in a packet.</summary>
    /// <returns>The keys to report: of the press before, when its end was lost, and of this one. '\0' stands for none.</returns>
    public (char Earlier, char Now) OnPacket(uint timestamp, bool marker, TelephoneEvent value, TimeSpan now)
    {
        if (value.Digit is null)
        {
            return default;
        }

        var earlier = '\0';
        if (!BelongsToCurrent(timestamp, marker, value, now))
        {
            if (IsOfThePast(timestamp, now))
            {
                return default;
            }

            earlier = _phase == Phase.Pressed ? _last.Digit!.Value : '\0';
            _phase = Phase.Pressed;
            _timestamp = timestamp;
            _startedAt = now;
            _last = value;
        }
        else if (value.Duration >= _last.Duration || timestamp != _timestamp)
        {
            _timestamp = timestamp;
            _last = value;
        }

        _heardAt = now;
        return (earlier, Report(value, now));
    }

    /// <summary>Time passes.</summary>
    /// <returns>The key to report; '\0' for none.</returns>
    public char OnTick(TimeSpan now)
    {
        if (!IsPressed)
        {
            return '\0';
        }

        var digit = _phase == Phase.Pressed && now - _startedAt >= ReportAfter ? _last.Digit!.Value : '\0';
        _phase = digit != '\0' ? Phase.Reported : _phase;
        if (now - _heardAt >= LostAfter)
        {
            _phase = Phase.Over;
        }

        return digit;
    }

    private bool BelongsToCurrent(uint timestamp, bool marker, TelephoneEvent value, TimeSpan now)
    {
        if (_phase == Phase.None || value.Code != _last.Code)
        {
            return false;
        }

        if (timestamp != _timestamp)
        {
            // A press longer than the duration field goes on in a new segment (RFC 4733 section 2.5.1.3).
            return IsPressed && !marker && _last.Duration >= LongSegment && timestamp == _timestamp + _last.Duration;
        }

        var beginsAgain = _phase == Phase.Over && now - _heardAt >= PauseBetween && value.Duration < _last.Duration;
        return !beginsAgain;
    }

    // Overtaken packets of an earlier press; after a pause nothing is overtaken any more.
    private bool IsOfThePast(uint timestamp, TimeSpan now) =>
        _phase != Phase.None && (int)(timestamp - _timestamp) < 0 && now - _heardAt < PauseBetween;

    private char Report(TelephoneEvent value, TimeSpan now)
    {
        var isDue = value.IsEnd || value.Duration >= ReportSamples || now - _startedAt >= ReportAfter;
        var digit = _phase == Phase.Pressed && isDue ? value.Digit!.Value : '\0';
        if (IsPressed)
        {
            _phase = value.IsEnd ? Phase.Over : digit != '\0' ? Phase.Reported : _phase;
        }

        return digit;
    }
}
