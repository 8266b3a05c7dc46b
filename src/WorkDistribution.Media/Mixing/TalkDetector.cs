using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.Mixing;

/// <summary>Tells who talks. Pure; one owner; a frame of 20 ms at a time.</summary>
internal sealed class TalkDetector
{
    /// <summary>Frames of sound, less frames of silence between, that make somebody a talker: 200 ms.</summary>
    private const int FramesToBegin = 10;

    /// <summary>Frames of silence that end it: 800 ms.</summary>
    private const int FramesToEnd = 40;

    /// <summary>So long after the last sound a voice is kept in the mix: 500 ms.</summary>
    private const int FramesKept = 25;

    private readonly VoiceActivity _activity = new();
    private int _sound;
    private int _silence = FramesToEnd;

    /// <summary>Whether it talks.</summary>
    public bool IsTalking { get; private set; }

    /// <summary>Whether there was sound just now: what is mixed where many could be heard.</summary>
    public bool IsHeard => _silence < FramesKept;

    /// <summary>Takes a frame; an empty one is silence.</summary>
    /// <returns>true when <see cref="IsTalking"/> has changed.</returns>
    public bool Take(ReadOnlySpan<short> frame)
    {
        if (!frame.IsEmpty && _activity.IsActive(frame))
        {
            _silence = 0;
            _sound++;
            if (IsTalking || _sound < FramesToBegin)
            {
                return false;
            }

            IsTalking = true;
            return true;
        }

        _sound = Math.Max(0, _sound - 1);
        _silence = Math.Min(_silence + 1, FramesToEnd);
        if (!IsTalking || _silence < FramesToEnd)
        {
            return false;
        }

        return Stop();
    }

    /// <summary>It is not listened to any more.</summary>
    /// <returns>true when it was talking.</returns>
    public bool Stop()
    {
        var was = IsTalking;
        IsTalking = false;
        _sound = 0;
        _silence = FramesToEnd;
        return was;
    }
}
