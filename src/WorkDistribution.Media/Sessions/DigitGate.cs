using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Sessions;

/// <summary>One press may be heard two ways (events and tones, events and INFO): the second way within 150 ms counts for nothing. Pure.</summary>
internal sealed class DigitGate
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(150);

    private char _digit;
    private DigitSource _source;
    private TimeSpan _heardAt;

    /// <summary>A key was heard.</summary>
    /// <returns>false when it is the one just heard another way.</returns>
    public bool Admits(char digit, DigitSource source, TimeSpan now)
    {
        if (digit == _digit && source != _source && now - _heardAt <= Window)
        {
            _heardAt = now;
            return false;
        }

        _digit = digit;
        _source = source;
        _heardAt = now;
        return true;
    }

    /// <summary>The key reported last is still down: what comes another way at its end is the same press.</summary>
    public void StillDown(TimeSpan now) => _heardAt = now;
}
