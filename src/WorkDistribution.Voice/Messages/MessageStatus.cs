namespace WorkDistribution.Voice.Messages;

/// <summary>Where a message stands. The order matters: everything before <see cref="Sent"/> is still to be sent, and is taken up again after a restart.</summary>
public enum MessageStatus
{
    /// <summary>Waits for its hour.</summary>
    Scheduled,

    /// <summary>Waits for its turn, or to be tried again.</summary>
    Queued,

    /// <summary>Being handed over.</summary>
    Sending,

    /// <summary>A carrier has taken it; whether it arrives may be reported later.</summary>
    Sent,

    /// <summary>It has arrived.</summary>
    Delivered,

    /// <summary>The far side did not take it.</summary>
    Undelivered,

    /// <summary>It could not be sent.</summary>
    Failed,

    /// <summary>Called off before it was sent.</summary>
    Canceled,

    /// <summary>It came in, and what its application wanted has been done.</summary>
    Received,

    /// <summary>It came in, and its application is being asked: after a crash it is asked again. To others that is received.</summary>
    Receiving,
}
