namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>What is planned, by time; at the same time by the number of the event that it repeats, what repeats none last, and in the order of planning.</summary>
internal sealed class StepQueue
{
    private readonly PriorityQueue<PlannedStep, (DateTimeOffset Time, long Number, long Order)> _steps = new();
    private long _order;

    /// <summary>When and as what number the next is due; null: nothing is planned.</summary>
    public (DateTimeOffset Time, long Number)? Next => _steps.TryPeek(out _, out var due) ? (due.Time, due.Number) : null;

    /// <summary>Plans a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="time">When.</param>
    /// <param name="number">The event that it repeats; null: none.</param>
    public void Add(PlannedStep step, DateTimeOffset time, long? number = null) => _steps.Enqueue(step, (time, number ?? long.MaxValue, ++_order));

    /// <summary>Takes the next.</summary>
    public PlannedStep Take() => _steps.Dequeue();
}
