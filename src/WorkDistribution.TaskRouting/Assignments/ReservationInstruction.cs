namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>What is to be done with a pending reservation, as an assignment callback answers or REST asks (R3-46, R3-51). The hierarchy is closed: one record an instruction.</summary>
public abstract record ReservationInstruction
{
    private protected ReservationInstruction()
    {
    }

    /// <summary>The word of the wire: accept, reject, dequeue, call, redirect, conference or supervise.</summary>
    public abstract string Word { get; }
}
