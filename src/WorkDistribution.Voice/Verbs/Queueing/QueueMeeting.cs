using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>What came of looking for a caller.</summary>
/// <param name="Status">The status of the Dial when there is none.</param>
internal sealed record QueueMeeting(CallStatus Status)
{
    /// <summary>The queue; null when there is none.</summary>
    public QueueSid? QueueSid { get; init; }

    /// <summary>The caller's call; null when there is none.</summary>
    public CallSid? CallSid { get; init; }

    /// <summary>Where the two meet; null when there is nobody to meet.</summary>
    public Handoff? Handoff { get; init; }

    /// <summary>The caller's audio; null when there is nobody.</summary>
    public LegMedia? Caller { get; init; }

    /// <summary>The reservation that is accepted; null for none.</summary>
    public ReservationSid? Reservation { get; init; }
}
