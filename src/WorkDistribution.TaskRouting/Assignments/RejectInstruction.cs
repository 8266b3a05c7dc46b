using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The worker does not get the task; another may.</summary>
/// <param name="ActivitySid">The worker's next activity; null: as it is.</param>
public sealed record RejectInstruction(ActivitySid? ActivitySid = null) : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "reject";
}
