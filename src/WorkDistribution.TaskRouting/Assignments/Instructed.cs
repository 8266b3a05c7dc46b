namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>What a callback asked for.</summary>
/// <param name="Instruction">The instruction; null: none.</param>
internal sealed record Instructed(ReservationInstruction? Instruction)
{
    /// <summary>Nothing is asked for.</summary>
    public static Instructed Nothing { get; } = new((ReservationInstruction?)null);
}
