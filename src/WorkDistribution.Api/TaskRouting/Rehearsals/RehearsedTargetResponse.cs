using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>How a target of the workflow did, on the wire.</summary>
internal sealed record RehearsedTargetResponse(
    int FilterIndex,
    string? FilterFriendlyName,
    int TargetIndex,
    string? TaskQueueSid,
    int TasksEntered,
    int TasksAssigned,
    WaitResponse WaitDuration)
{
    public static RehearsedTargetResponse Of(RehearsedTarget target) =>
        new(target.FilterIndex, target.FilterName, target.TargetIndex, target.TaskQueueSid?.Value, target.Entered, target.Wait.Count, WaitResponse.Of(target.Wait));
}
