using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.Api.TaskRouting.Workflows;

/// <summary>Something in a workflow that cannot come to anything now, on the wire. Not part of the wire API.</summary>
internal sealed record WorkflowWarningResponse(int FilterIndex, string? FilterFriendlyName, int TargetIndex, string Message)
{
    public static WorkflowWarningResponse Of(WorkflowWarning warning) => new(warning.FilterIndex, warning.FilterName, warning.TargetIndex, warning.Message);
}
