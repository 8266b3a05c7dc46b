namespace WorkDistribution.Media.Taps;

/// <summary>The taps on a leg. Clock's thread only.</summary>
internal sealed class LegTaps
{
    private readonly List<AudioTap> _taps = [];

    /// <summary>Whether any wants frames.</summary>
    public bool IsActive => _taps.Count > 0;

    /// <summary>Begins one.</summary>
    public void Add(AudioTap tap) => _taps.Add(tap);

    /// <summary>Takes a frame; taps that have ended are let go.</summary>
    public void Write(ReadOnlySpan<short> received, ReadOnlySpan<short> sent)
    {
        for (var i = _taps.Count - 1; i >= 0; i--)
        {
            if (!_taps[i].Write(received, sent))
            {
                _taps.RemoveAt(i);
            }
        }
    }

    /// <summary>Ends all because the leg ends.</summary>
    public void EndAll()
    {
        foreach (var tap in _taps)
        {
            tap.Dispose();
        }

        _taps.Clear();
    }
}
