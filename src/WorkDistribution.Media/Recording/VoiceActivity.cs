namespace WorkDistribution.Media.Recording;

/// <summary>Tells sound from silence by energy over a floor that follows the line's noise. One owner; a frame of 20 ms at a time.</summary>
internal sealed class VoiceActivity
{
    private const double LowestFloor = -75;

    /// <summary>The floor never climbs higher, so that a steady tone does not turn into silence.</summary>
    private const double HighestFloor = -48;
    private const double RiseADecibelFrame = 0.06;
    private const double MarginAboveFloor = 9;

    /// <summary>Quieter than this, in dB of full scale, is silence whatever the floor.</summary>
    private const double QuietestSound = -54;

    private double _floor = -60;
    private bool _previousLoud;

    /// <summary>Judges a frame.</summary>
    /// <returns>true for sound; a single loud frame (a click) does not count.</returns>
    internal bool IsActive(ReadOnlySpan<short> frame)
    {
        var level = LevelOf(frame);
        var loud = level > Math.Max(_floor + MarginAboveFloor, QuietestSound);
        _floor = level < _floor ? Math.Max(level, LowestFloor) : Math.Min(_floor + RiseADecibelFrame, HighestFloor);
        var active = loud && _previousLoud;
        _previousLoud = loud;
        return active;
    }

    /// <summary>Root mean square in dB of full scale; -96 for digital silence.</summary>
    internal static double LevelOf(ReadOnlySpan<short> frame)
    {
        var sum = 0L;
        foreach (var sample in frame)
        {
            sum += sample * sample;
        }

        return sum == 0 ? -96 : 10 * Math.Log10((double)sum / frame.Length / (32768.0 * 32768.0));
    }
}
