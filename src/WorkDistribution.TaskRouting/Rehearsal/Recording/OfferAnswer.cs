namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>What became of an offer.</summary>
internal enum OfferAnswer
{
    /// <summary>It was taken back before the worker did anything, or is still open.</summary>
    None,

    /// <summary>The worker took the task.</summary>
    Accept,

    /// <summary>The worker did not want it.</summary>
    Reject,

    /// <summary>Nothing came until the time was up.</summary>
    Ignore,
}
