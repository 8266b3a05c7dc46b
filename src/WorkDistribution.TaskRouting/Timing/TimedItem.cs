namespace WorkDistribution.TaskRouting.Timing;

/// <summary>Something that is looked at again at a time of its own.</summary>
internal abstract class TimedItem
{
    /// <summary>When, in UTC ticks.</summary>
    public long Due { get; set; }

    /// <summary>Which of two due at the same time goes first: the order in which they were set.</summary>
    public long DueOrder { get; set; }

    /// <summary>Its place among the timers.</summary>
    internal int TimerSlot;
}
