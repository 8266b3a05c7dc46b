using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Conferences.Machine;

/// <summary>The course of a conference. Pure.</summary>
/// <remarks>
/// <code>
///   init --(two are in, one of them may start it)--> in-progress --(last one out | one who ends it out | REST)--> completed
///     \____________________________________________________________________________________________________________/
/// </code>
/// Once started it stays so with one alone in it.
/// </remarks>
internal static class ConferenceMachine
{
    private const int LongestLabel = 128;

    /// <summary>Why one may not come in; null when it may.</summary>
    public static (ErrorCode Error, string Detail)? Refuse(ConferenceState state, ConferenceParticipant newcomer, int maximum)
    {
        var others = 0;
        foreach (var participant in state.Participants)
        {
            if (participant.CallSid == newcomer.CallSid)
            {
                continue;
            }

            others++;
            if (newcomer.Label is { } label && participant.Label == label)
            {
                return (ErrorCatalogue.ConferenceLabelTaken, $"Another participant has the label {label}.");
            }
        }

        if (newcomer.Label is { } given && (given.Length is 0 or > LongestLabel || given.Contains('/', StringComparison.Ordinal) || Sid.TryParse<CallSid>(given, out _)))
        {
            return (ErrorCatalogue.ConferenceLabelInvalid, $"A participant's label has 1 to {LongestLabel} characters, no slash, and is no call SID.");
        }

        if (newcomer.CallSidToCoach is { } coached && state.Find(coached) is not { IsPresent: true })
        {
            return (ErrorCatalogue.ConferenceAttributesInvalid, $"There is no {coached} in the conference to be coached.");
        }

        return others >= maximum ? (ErrorCatalogue.ConferenceFull, $"The conference has {others} participants, and at most {maximum} are wanted.") : null;
    }

    /// <summary>One step.</summary>
    public static (ConferenceState State, ImmutableArray<ConferenceEffect> Effects) Step(ConferenceState state, ConferenceInput input)
    {
        var effects = ImmutableArray.CreateBuilder<ConferenceEffect>();
        if (state.Status == ConferenceStatus.Completed)
        {
            return (state, []);
        }

        var next = input switch
        {
            ConferenceInput.Reserve => state with { Reserved = state.Reserved + 1 },
            ConferenceInput.Unreserve => EndWhenEmpty(state with { Reserved = state.Reserved - 1 }, null, isKicked: false, effects),
            ConferenceInput.Expect expect => Expect(state, expect.Participant),
            ConferenceInput.Join join => Join(state, join.Participant, effects),
            ConferenceInput.Leave leave => Leave(state, leave, effects),
            ConferenceInput.Change change => Change(state, change.Changed, effects),
            ConferenceInput.Talk talk => Talk(state, talk, effects),
            _ => End(state, ConferenceEndReason.EndedViaApi, null, effects),
        };
        return (next, effects.ToImmutable());
    }

    private static ConferenceState Expect(ConferenceState state, ConferenceParticipant participant) => state with
    {
        Reserved = state.Reserved - 1,

        // One who was very quick is in already.
        Participants = state.Find(participant.CallSid) is null ? state.Participants.Add(participant) : state.Participants,
    };

    private static ConferenceState Join(ConferenceState state, ConferenceParticipant participant, ImmutableArray<ConferenceEffect>.Builder effects)
    {
        var expected = state.Find(participant.CallSid);
        var all = expected is null ? state.Participants.Add(participant) : state.Participants.Replace(expected, participant);
        var next = state with { Participants = all };
        effects.Add(new ConferenceEffect.Seat(participant));
        effects.Add(new ConferenceEffect.Tell(ConferenceEvent.Join, participant));
        if (next.Status == ConferenceStatus.InProgress)
        {
            effects.Add(new ConferenceEffect.Record());
            if (participant.Beep is ConferenceBeep.Both or ConferenceBeep.OnEnter)
            {
                effects.Add(new ConferenceEffect.Beep());
            }

            return next;
        }

        return TryStart(next, participant, effects);
    }

    private static ConferenceState TryStart(ConferenceState state, ConferenceParticipant newcomer, ImmutableArray<ConferenceEffect>.Builder effects)
    {
        var present = state.Participants.Where(static p => p.IsPresent).ToList();
        if (present.Count < 2 || !present.Exists(static p => p.StartOnEnter))
        {
            return state;
        }

        effects.Add(new ConferenceEffect.Save());
        effects.AddRange(present.Select(static p => new ConferenceEffect.Seat(p)));
        effects.Add(new ConferenceEffect.Tell(ConferenceEvent.Start, newcomer));
        effects.Add(new ConferenceEffect.Record());
        if (newcomer.Beep is ConferenceBeep.Both or ConferenceBeep.OnEnter)
        {
            effects.Add(new ConferenceEffect.Beep());
        }

        return state with { Status = ConferenceStatus.InProgress };
    }

    private static ConferenceState Leave(ConferenceState state, ConferenceInput.Leave leave, ImmutableArray<ConferenceEffect>.Builder effects)
    {
        if (state.Find(leave.Call) is not { } gone)
        {
            return state;
        }

        var next = state with { Participants = state.Participants.Remove(gone) };
        effects.Add(new ConferenceEffect.Release(gone.CallSid));
        if (!gone.IsPresent)
        {
            return EndWhenEmpty(next, gone.CallSid, leave.IsKicked, effects);
        }

        effects.Add(new ConferenceEffect.Tell(ConferenceEvent.Leave, gone));
        if (gone.EndOnExit)
        {
            return End(next, leave.IsKicked ? ConferenceEndReason.EndingParticipantKicked : ConferenceEndReason.EndingParticipantLeft, gone.CallSid, effects);
        }

        if (next.Status == ConferenceStatus.InProgress && gone.Beep is ConferenceBeep.Both or ConferenceBeep.OnExit && !next.Participants.IsEmpty)
        {
            effects.Add(new ConferenceEffect.Beep());
        }

        return EndWhenEmpty(next, gone.CallSid, leave.IsKicked, effects);
    }

    private static ConferenceState EndWhenEmpty(ConferenceState state, CallSid? last, bool isKicked, ImmutableArray<ConferenceEffect>.Builder effects) =>
        state.Participants.IsEmpty && state.Reserved == 0
            ? End(state, isKicked ? ConferenceEndReason.LastParticipantKicked : ConferenceEndReason.LastParticipantLeft, last, effects)
            : state;

    private static ConferenceState End(ConferenceState state, ConferenceEndReason reason, CallSid? by, ImmutableArray<ConferenceEffect>.Builder effects)
    {
        foreach (var participant in state.Participants)
        {
            effects.Add(new ConferenceEffect.Release(participant.CallSid));
            if (participant.IsPresent)
            {
                effects.Add(new ConferenceEffect.Tell(ConferenceEvent.Leave, participant));
            }
        }

        effects.Add(new ConferenceEffect.Save());
        effects.Add(new ConferenceEffect.Tell(ConferenceEvent.End));
        effects.Add(new ConferenceEffect.Finish());
        return state with { Status = ConferenceStatus.Completed, Participants = [], EndReason = reason, EndedBy = by };
    }

    private static ConferenceState Change(ConferenceState state, ConferenceParticipant changed, ImmutableArray<ConferenceEffect>.Builder effects)
    {
        if (state.Find(changed.CallSid) is not { } before)
        {
            return state;
        }

        if (changed.IsPresent)
        {
            effects.Add(new ConferenceEffect.Seat(changed));
            if (changed.Muted != before.Muted)
            {
                effects.Add(new ConferenceEffect.Tell(changed.Muted ? ConferenceEvent.Mute : ConferenceEvent.Unmute, changed));
            }

            if (changed.Hold != before.Hold)
            {
                effects.Add(new ConferenceEffect.Tell(changed.Hold ? ConferenceEvent.Hold : ConferenceEvent.Unhold, changed));
            }

            if ((changed.Coaching, changed.CallSidToCoach, changed.EndOnExit, changed.Beep) != (before.Coaching, before.CallSidToCoach, before.EndOnExit, before.Beep))
            {
                effects.Add(new ConferenceEffect.Tell(ConferenceEvent.Modify, changed));
            }
        }

        return state with { Participants = state.Participants.Replace(before, changed) };
    }

    private static ConferenceState Talk(ConferenceState state, ConferenceInput.Talk talk, ImmutableArray<ConferenceEffect>.Builder effects)
    {
        if (state.Find(talk.Call) is { IsPresent: true } talker)
        {
            effects.Add(new ConferenceEffect.Tell(talk.IsTalking ? ConferenceEvent.SpeechStart : ConferenceEvent.SpeechStop, talker));
        }

        return state;
    }
}
