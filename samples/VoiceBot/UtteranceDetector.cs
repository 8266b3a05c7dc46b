namespace WorkDistribution.Samples.VoiceBot;

/// <summary>Finds where somebody begins and ends to speak, by loudness against the noise of the line.</summary>
internal sealed class UtteranceDetector
{
    /// <summary>80 ms of sound begin an utterance: a click does not.</summary>
    private const int FramesToBegin = 4;

    /// <summary>700 ms of quiet end it.</summary>
    private const int FramesToEnd = 35;

    /// <summary>What is kept from before the beginning: 200 ms, so that soft first sounds are not lost.</summary>
    private const int FramesBefore = 10;

    /// <summary>Sound is so much louder than noise, and louder than the quietest line.</summary>
    private const double LoudnessOverNoise = 3.5;
    private const double LeastLoudness = 250;

    private readonly List<short[]> _frames = [];
    private double _noise = 50;
    private int _loud;
    private int _quiet;

    /// <summary>Whether somebody speaks now.</summary>
    public bool IsSpeaking { get; private set; }

    /// <summary>Takes 20 ms.</summary>
    /// <returns>A whole utterance when this frame ended one; null otherwise.</returns>
    public short[]? Take(short[] frame)
    {
        var loudness = Math.Sqrt(frame.Average(static sample => (double)sample * sample));
        var isLoud = loudness > Math.Max(LeastLoudness, _noise * LoudnessOverNoise);
        (_loud, _quiet) = isLoud ? (_loud + 1, 0) : (0, _quiet + 1);
        _frames.Add(frame);
        if (!IsSpeaking)
        {
            _noise += (Math.Min(loudness, LeastLoudness) - _noise) * 0.05;
            if (_frames.Count > FramesBefore + FramesToBegin)
            {
                _frames.RemoveAt(0);
            }

            IsSpeaking = _loud >= FramesToBegin;
            return null;
        }

        if (_quiet < FramesToEnd)
        {
            return null;
        }

        short[] said = [.. _frames.Take(_frames.Count - FramesToEnd).SelectMany(static part => part)];
        _frames.Clear();
        IsSpeaking = false;
        return said;
    }
}
