using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>One who is in, with its audio. Touched by its room only.</summary>
internal sealed class RoomMember(CallSession call, LegMedia media, ParticipantSound sound)
{
    /// <summary>Its call.</summary>
    public CallSession Call => call;

    /// <summary>Its audio.</summary>
    public LegMedia Media => media;

    /// <summary>What it alone hears.</summary>
    public ParticipantSound Sound => sound;

    /// <summary>Heard until the conference starts.</summary>
    public WaitInstructions? Wait { get; set; }

    /// <summary>Heard on hold.</summary>
    public WaitInstructions? Hold { get; set; }

    /// <summary>Set when the conference lets it go.</summary>
    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
