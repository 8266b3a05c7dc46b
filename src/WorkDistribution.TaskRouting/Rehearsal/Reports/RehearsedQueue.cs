using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>How a queue did.</summary>
/// <param name="Sid">The queue.</param>
/// <param name="Name">Its name; empty where it is no more.</param>
/// <param name="Wait">Of tasks accepted from it, from their creation.</param>
public sealed record RehearsedQueue(TaskQueueSid Sid, string Name, WaitFigures Wait);
