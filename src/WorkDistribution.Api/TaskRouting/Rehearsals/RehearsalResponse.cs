using WorkDistribution.Api.Formats;
using WorkDistribution.Api.TaskRouting.Workflows;
using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>What a period would have been, on the wire. Not part of the wire API.</summary>
internal sealed record RehearsalResponse(
    string AccountSid,
    string WorkspaceSid,
    string WorkflowSid,
    string StartTime,
    string EndTime,
    FiguresResponse Rehearsed,
    FiguresResponse Recorded,
    IReadOnlyList<RehearsedTargetResponse> Targets,
    int TasksNeverMatchedCount,
    IReadOnlyList<UnmatchableTaskResponse> TasksNeverMatched,
    int TasksLeftOut,
    IReadOnlyList<WorkflowWarningResponse> Warnings,
    string Url)
{
    public static RehearsalResponse Of(RehearsalReport report, WorkspaceAddress address) => new(
        address.Account.Value,
        address.Sid.Value,
        report.WorkflowSid.Value,
        WireDate.Iso(report.StartTime),
        WireDate.Iso(report.EndTime),
        FiguresResponse.Of(report.Rehearsed),
        FiguresResponse.Of(report.Recorded),
        [.. report.Targets.Select(RehearsedTargetResponse.Of)],
        report.UnmatchableCount,
        [.. report.Unmatchable.Select(UnmatchableTaskResponse.Of)],
        report.LeftOut,
        [.. report.Warnings.Select(WorkflowWarningResponse.Of)],
        address.Of("Workflows", report.WorkflowSid) + "/Rehearsals");
}
