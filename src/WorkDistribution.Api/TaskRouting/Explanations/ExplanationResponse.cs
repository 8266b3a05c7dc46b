using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Explanations;

namespace WorkDistribution.Api.TaskRouting.Explanations;

/// <summary>Why a task is where it is, on the wire. Not part of the wire API.</summary>
internal sealed record ExplanationResponse(
    string AccountSid,
    string WorkspaceSid,
    string TaskSid,
    string AssignmentStatus,
    int Priority,
    int Age,
    string WaitsFor,
    string? NextChange,
    string? TaskQueueSid,
    int TasksAhead,
    IReadOnlyList<FilterExplanationResponse> Filters,
    IReadOnlyList<TargetExplanationResponse> Targets,
    IReadOnlyList<WorkerExplanationResponse> Workers,
    int WorkersLeftOut,
    string Url)
{
    public static ExplanationResponse Of(TaskExplanation explanation, WorkspaceAddress address) => new(
        address.Account.Value,
        address.Sid.Value,
        explanation.Task.Task.Sid.Value,
        RoutingWords.AssignmentStatus.Of(explanation.Task.Task.AssignmentStatus),
        explanation.Task.Task.Priority,
        explanation.Task.Age,
        explanation.WaitsFor,
        WireDate.Iso(explanation.NextChange),
        explanation.TaskQueueSid?.Value,
        explanation.TasksAhead,
        [.. explanation.Filters.Select(FilterExplanationResponse.Of)],
        [.. explanation.Targets.Select(TargetExplanationResponse.Of)],
        [.. explanation.Workers.Select(WorkerExplanationResponse.Of)],
        explanation.WorkersLeftOut,
        address.Of("Tasks", explanation.Task.Task.Sid) + "/Explain");
}
