using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>A call that waits in a queue: the Member resource.</summary>
/// <param name="QueueSid">The queue.</param>
/// <param name="CallSid">The call.</param>
/// <param name="TaskSid">The task that it is; null in a plain queue.</param>
/// <param name="EnqueuedAt">When it entered.</param>
/// <param name="Position">Its place, 1 being the front.</param>
/// <param name="Wait">How long it has waited.</param>
public sealed record QueueMemberView(QueueSid QueueSid, CallSid CallSid, TaskSid? TaskSid, DateTimeOffset EnqueuedAt, int Position, TimeSpan Wait);
