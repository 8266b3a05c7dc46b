namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The worker has the task: nothing is called.</summary>
public sealed record AcceptInstruction : ReservationInstruction
{
    /// <inheritdoc/>
    public override string Word => "accept";
}
