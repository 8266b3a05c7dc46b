namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>What became of one who wanted to enter.</summary>
internal enum QueueEntry
{
    /// <summary>It waits now.</summary>
    Entered,

    /// <summary>As many wait as may.</summary>
    Full,

    /// <summary>The queue has been removed; another of its name may be made.</summary>
    Closed,

    /// <summary>The queue's mailbox is full (counted).</summary>
    Overloaded,
}
