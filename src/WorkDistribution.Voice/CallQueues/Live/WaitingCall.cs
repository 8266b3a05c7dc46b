namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>A call that waits, and where.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Member">The member.</param>
internal sealed record WaitingCall(LiveQueue Queue, QueueMember Member);
