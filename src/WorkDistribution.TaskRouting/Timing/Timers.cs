namespace WorkDistribution.TaskRouting.Timing;

/// <summary>What is due when. Each item has one time at most; setting, moving and clearing it costs logarithmic time and leaves nothing behind.</summary>
internal sealed class Timers : IndexedHeap<TimedItem>
{
    /// <summary>The earliest time; null when nothing is due ever.</summary>
    public DateTimeOffset? NextDue => First is { } first ? new DateTimeOffset(first.Due, TimeSpan.Zero) : null;

    /// <summary>Sets or clears an item's time.</summary>
    public void Set(TimedItem item, DateTimeOffset? due)
    {
        if (due is not { } time)
        {
            Remove(item);
            return;
        }

        if (Contains(item) && item.Due == time.UtcTicks)
        {
            return;
        }

        item.Due = time.UtcTicks;
        Put(item);
    }

    /// <summary>Takes out the next item that is due.</summary>
    public TimedItem? TakeDue(DateTimeOffset now)
    {
        if (First is not { } first || first.Due > now.UtcTicks)
        {
            return null;
        }

        Remove(first);
        return first;
    }

    /// <inheritdoc/>
    protected override bool Before(TimedItem first, TimedItem second) => first.Due != second.Due ? first.Due < second.Due : string.CompareOrdinal(first.Key, second.Key) < 0;

    /// <inheritdoc/>
    protected override ref int Slot(TimedItem item) => ref item.TimerSlot;
}
