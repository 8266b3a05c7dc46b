using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>A task that nobody could ever have taken.</summary>
/// <param name="Sid">The task.</param>
/// <param name="Reason">Why.</param>
public sealed record UnmatchableTask(TaskSid Sid, UnmatchableReason Reason);
