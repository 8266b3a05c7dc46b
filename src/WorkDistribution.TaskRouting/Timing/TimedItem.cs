namespace WorkDistribution.TaskRouting.Timing;

/// <summary>Something that is looked at again at a time of its own.</summary>
internal abstract class TimedItem
{
    /// <summary>When, in UTC ticks.</summary>
    public long Due { get; set; }

    /// <summary>Its identifier as text: says which of two due at the same time goes first, so that it is the same after a restart.</summary>
    public abstract string Key { get; }

    /// <summary>Its place among the timers.</summary>
    internal int TimerSlot;
}
