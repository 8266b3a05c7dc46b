using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>A task that nobody could ever have taken, on the wire: no_filter, or no_worker.</summary>
internal sealed record UnmatchableTaskResponse(string TaskSid, string Reason)
{
    public static UnmatchableTaskResponse Of(UnmatchableTask task) => new(task.Sid.Value, task.Reason == UnmatchableReason.NoFilter ? "no_filter" : "no_worker");
}
