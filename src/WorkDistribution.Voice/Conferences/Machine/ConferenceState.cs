using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Conferences.Machine;

/// <summary>Where a conference stands.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Participants">Those who are in and those being called, in the order they came.</param>
/// <param name="Reserved">Calls about to be placed into it: they keep it from ending.</param>
internal sealed record ConferenceState(ConferenceStatus Status, ImmutableArray<ConferenceParticipant> Participants, int Reserved)
{
    /// <summary>A conference that nobody has entered yet.</summary>
    public static ConferenceState Empty { get; } = new(ConferenceStatus.Init, [], 0);

    /// <summary>Why it ended; null while it lasts.</summary>
    public ConferenceEndReason? EndReason { get; init; }

    /// <summary>The call that ended it; null when none did.</summary>
    public CallSid? EndedBy { get; init; }

    /// <summary>One by its call; null when it is not in.</summary>
    public ConferenceParticipant? Find(CallSid call)
    {
        foreach (var participant in Participants)
        {
            if (participant.CallSid == call)
            {
                return participant;
            }
        }

        return null;
    }

    /// <summary>One by its call's SID or its label; null when there is none.</summary>
    public ConferenceParticipant? Find(string callOrLabel)
    {
        foreach (var participant in Participants)
        {
            if (participant.CallSid.Value == callOrLabel || participant.Label == callOrLabel)
            {
                return participant;
            }
        }

        return null;
    }
}
