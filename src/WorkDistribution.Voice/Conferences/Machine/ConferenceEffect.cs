using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Conferences.Machine;

/// <summary>What is to be done after a step, in order.</summary>
internal abstract record ConferenceEffect
{
    private ConferenceEffect()
    {
    }

    /// <summary>Put one's audio where it belongs now: into the mix, on hold, waiting.</summary>
    public sealed record Seat(ConferenceParticipant Participant) : ConferenceEffect;

    /// <summary>Take one out and let its call go on.</summary>
    public sealed record Release(CallSid Call) : ConferenceEffect;

    /// <summary>All hear a beep.</summary>
    public sealed record Beep : ConferenceEffect;

    /// <summary>The record has changed.</summary>
    public sealed record Save : ConferenceEffect;

    /// <summary>Tell who wants to know.</summary>
    /// <param name="Event">What.</param>
    /// <param name="Participant">Of whom; null of the whole.</param>
    public sealed record Tell(ConferenceEvent Event, ConferenceParticipant? Participant = null) : ConferenceEffect;

    /// <summary>Record, when that is wanted.</summary>
    public sealed record Record : ConferenceEffect;

    /// <summary>It is over.</summary>
    public sealed record Finish : ConferenceEffect;
}
