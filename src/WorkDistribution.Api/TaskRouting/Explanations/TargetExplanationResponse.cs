using WorkDistribution.Api.Formats;
using WorkDistribution.TaskRouting.Explanations;

namespace WorkDistribution.Api.TaskRouting.Explanations;

/// <summary>Where a task stands with a target, on the wire.</summary>
internal sealed record TargetExplanationResponse(
    int Index,
    string State,
    string? TaskQueueSid,
    string? TaskQueueFriendlyName,
    string? Expression,
    string? SkipIf,
    int? Priority,
    string? Until,
    int Workers)
{
    public static TargetExplanationResponse Of(TargetExplanation target) => new(
        target.Index,
        RoutingWords.TargetState.Of(target.State),
        target.TaskQueueSid?.Value,
        target.TaskQueueName,
        target.Expression,
        target.SkipIf,
        target.Priority,
        WireDate.Iso(target.Until),
        target.Workers);
}
