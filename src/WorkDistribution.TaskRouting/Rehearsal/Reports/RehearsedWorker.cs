using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>How a worker's time went.</summary>
/// <param name="Sid">The worker.</param>
/// <param name="Name">Its name.</param>
/// <param name="Assigned">Tasks that it accepted.</param>
/// <param name="Busy">Time with at least one task.</param>
/// <param name="Present">Time with a task, or free for one.</param>
public sealed record RehearsedWorker(WorkerSid Sid, string Name, int Assigned, TimeSpan Busy, TimeSpan Present);
