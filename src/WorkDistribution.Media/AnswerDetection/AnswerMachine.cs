namespace WorkDistribution.Media.AnswerDetection;

/// <summary>Judges an answer frame by frame: a short word and then silence is a human, talk without end a machine, a beep after it the end of its greeting. Pure.</summary>
/// <remarks>
/// Tones are not speech. One of a fax (1100 Hz calling, 2100 Hz answering; T.30) for 400 ms before anything talked like a machine is a fax; any other of 100 ms and more that then
/// ends is the beep of a machine, also of one that greets shortly or not at all.
/// </remarks>
internal static class AnswerMachine
{
    /// <summary>Length of a frame.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private const int ShortestBeep = 5;
    private const int ShortestFaxTone = 20;
    private const double CallingTone = 1100;
    private const double AnsweringTone = 2100;

    /// <summary>T.30 allows 38 Hz for the calling tone and 15 Hz for the answering one.</summary>
    private const double FaxTolerance = 40;
    private const double SameTone = 25;

    /// <summary>Machines pause before they beep: their greeting is over only after two seconds of silence.</summary>
    private static readonly TimeSpan ShortestEnd = TimeSpan.FromSeconds(2);

    /// <summary>One frame.</summary>
    public static (AnswerState State, AnswerVerdict? Verdict) Step(AnswerState before, AnswerFrame frame, AnswerLimits limits)
    {
        var (state, beeped) = FollowTone(before with { Heard = before.Heard + 1 }, frame);
        if (IsFax(state))
        {
            return (state, AnswerVerdict.Fax);
        }

        if (beeped)
        {
            return (state, limits.WaitsForEnd ? AnswerVerdict.MachineEndBeep : AnswerVerdict.MachineStart);
        }

        if (state.ToneLength > 0)
        {
            state = state with { Silence = 0 };
        }
        else if (frame.IsSound)
        {
            state = state with { Silence = 0, SpeechBegan = state.SpeechBegan == 0 ? state.Heard : state.SpeechBegan };
        }
        else
        {
            state = state with { Silence = state.Silence + 1 };
        }

        return Judge(state, limits);
    }

    private static (AnswerState State, AnswerVerdict? Verdict) Judge(AnswerState state, AnswerLimits limits)
    {
        var talked = state.SpeechBegan == 0 ? 0 : state.Heard - state.Silence - state.SpeechBegan + 1;
        if (!state.IsMachine && state.ToneLength == 0 && talked >= Frames(limits.SpeechThreshold))
        {
            if (!limits.WaitsForEnd)
            {
                return (state, AnswerVerdict.MachineStart);
            }

            state = state with { IsMachine = true };
        }

        if (state.Heard >= Frames(limits.Timeout))
        {
            return (state, state.IsMachine ? AnswerVerdict.MachineEndOther : AnswerVerdict.Unknown);
        }

        var ended = state.IsMachine ? Math.Max(Frames(limits.SpeechEndThreshold), Frames(ShortestEnd)) : Frames(state.SpeechBegan > 0 ? limits.SpeechEndThreshold : limits.SilenceTimeout);
        return state.Silence < ended ? (state, null)
            : state.IsMachine ? (state, AnswerVerdict.MachineEndSilence)
            : state.SpeechBegan > 0 ? (state, AnswerVerdict.Human)
            : (state, AnswerVerdict.Unknown);
    }

    private static (AnswerState State, bool Beeped) FollowTone(AnswerState state, AnswerFrame frame)
    {
        if (frame.Tone > 0 && (state.ToneLength == 0 || Math.Abs(frame.Tone - state.Tone) < SameTone))
        {
            return (state with { Tone = state.ToneLength == 0 ? frame.Tone : state.Tone, ToneLength = state.ToneLength + 1 + state.ToneMisses, ToneMisses = 0 }, false);
        }

        if (state.ToneLength == 0)
        {
            return (state, false);
        }

        if (state.ToneMisses == 0)
        {
            return (state with { ToneMisses = 1 }, false);
        }

        var beeped = state.ToneLength >= ShortestBeep;
        return (state with { ToneLength = 0, ToneMisses = 0, Tone = 0 }, beeped);
    }

    private static bool IsFax(AnswerState state) =>
        !state.IsMachine && state.ToneLength >= ShortestFaxTone
        && (Math.Abs(state.Tone - CallingTone) <= FaxTolerance || Math.Abs(state.Tone - AnsweringTone) <= FaxTolerance);

    private static int Frames(TimeSpan time) => (int)(time / Frame);
}
