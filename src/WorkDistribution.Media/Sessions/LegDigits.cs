using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Sessions;

/// <summary>Brings the three ways a key can be heard together: each press is told once. Clock's thread only.</summary>
internal sealed class LegDigits(Action<char, DigitSource> heard)
{
    private readonly DigitGate _gate = new();
    private DtmfDetector? _detector;

    /// <summary>Whether a key's tone is in the audio now.</summary>
    public bool IsToneOn => _detector is { IsToneOn: true };

    /// <summary>A key by event packets; '\0' stands for none.</summary>
    public void OnEvent(char digit, TimeSpan now) => OnOther(digit, DigitSource.Rtp, now);

    /// <summary>A key by SIP INFO or tones; '\0' stands for none.</summary>
    public void OnOther(char digit, DigitSource source, TimeSpan now)
    {
        if (digit != '\0' && _gate.Admits(digit, source, now))
        {
            heard(digit, source);
        }
    }

    /// <summary>Received audio, to be searched for tones.</summary>
    public void OnAudio(ReadOnlySpan<short> samples, TimeSpan now)
    {
        _detector ??= new DtmfDetector();
        OnOther(_detector.Process(samples), DigitSource.Inband, now);
        if (_detector.IsToneOn)
        {
            _gate.StillDown(now);
        }
    }

    /// <summary>Time passes: presses whose packets stopped, and keys that are held down.</summary>
    public void OnTick(DigitEventReceiver events, TimeSpan now)
    {
        if (!events.IsPressed)
        {
            return;
        }

        OnEvent(events.OnTick(now), now);
        _gate.StillDown(now);
    }
}
