using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Conferences.Machine;

/// <summary>What moves a conference.</summary>
internal abstract record ConferenceInput
{
    private ConferenceInput()
    {
    }

    /// <summary>A call is about to be placed into it.</summary>
    public sealed record Reserve : ConferenceInput;

    /// <summary>That call was not placed.</summary>
    public sealed record Unreserve : ConferenceInput;

    /// <summary>That call was placed.</summary>
    public sealed record Expect(ConferenceParticipant Participant) : ConferenceInput;

    /// <summary>One comes in; it has been checked by <see cref="ConferenceMachine.Refuse"/>.</summary>
    public sealed record Join(ConferenceParticipant Participant) : ConferenceInput;

    /// <summary>One has gone, or is made to go.</summary>
    public sealed record Leave(CallSid Call, bool IsKicked) : ConferenceInput;

    /// <summary>One has other settings.</summary>
    public sealed record Change(ConferenceParticipant Changed) : ConferenceInput;

    /// <summary>One begins or ceases to talk.</summary>
    public sealed record Talk(CallSid Call, bool IsTalking) : ConferenceInput;

    /// <summary>It shall end.</summary>
    public sealed record End : ConferenceInput;
}
