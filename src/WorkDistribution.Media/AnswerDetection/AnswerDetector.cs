using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.AnswerDetection;

/// <summary>Listens to what answered a call until it is clear what it is. One owner; a frame of 20 ms at a time; no allocation.</summary>
/// <param name="limits">By what it is judged.</param>
public sealed class AnswerDetector(AnswerLimits limits)
{
    private readonly VoiceActivity _activity = new();
    private AnswerState _state;

    /// <summary>How much was heard.</summary>
    public TimeSpan Heard => _state.Heard * AnswerMachine.Frame;

    /// <summary>The verdict; null while it is open. Final.</summary>
    public AnswerVerdict? Verdict { get; private set; }

    /// <summary>Takes 160 samples of 8 kHz.</summary>
    /// <returns>The verdict, as soon as there is one.</returns>
    public AnswerVerdict? Take(ReadOnlySpan<short> frame)
    {
        if (Verdict is null)
        {
            var sound = _activity.IsActive(frame);
            (_state, Verdict) = AnswerMachine.Step(_state, new AnswerFrame(sound, PureTone.FrequencyOf(frame)), limits);
        }

        return Verdict;
    }
}
