using System.Text.Json.Serialization;
using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.Api.TaskRouting.Workflows;

/// <summary>A workflow on the wire.</summary>
internal sealed record WorkflowResponse(
    string Sid,
    string AccountSid,
    string WorkspaceSid,
    string FriendlyName,
    string Configuration,
    string DocumentContentType,
    string? AssignmentCallbackUrl,
    string? FallbackAssignmentCallbackUrl,
    int TaskReservationTimeout,
    string DateCreated,
    string DateUpdated,
    string Url,
    IReadOnlyDictionary<string, string?> Links)
{
    /// <summary>Of one that has just been saved: what of it cannot come to anything now. Not part of the wire API.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WorkflowWarningResponse>? Warnings { get; init; }

    public static WorkflowResponse Of(Workflow workflow, WorkspaceAddress address)
    {
        var url = address.Of("Workflows", workflow.Sid);
        return new WorkflowResponse(
            workflow.Sid.Value,
            address.Account.Value,
            address.Sid.Value,
            workflow.FriendlyName,
            workflow.Configuration,
            "application/json",
            workflow.AssignmentCallbackUrl,
            workflow.FallbackAssignmentCallbackUrl,
            workflow.TaskReservationTimeout,
            WireDate.Iso(workflow.DateCreated),
            WireDate.Iso(workflow.DateUpdated),
            url,
            new Dictionary<string, string?>
            {
                ["workspace"] = address.Self,
                ["statistics"] = url + "/Statistics",
                ["real_time_statistics"] = url + "/RealTimeStatistics",
                ["cumulative_statistics"] = url + "/CumulativeStatistics",
            });
    }
}
