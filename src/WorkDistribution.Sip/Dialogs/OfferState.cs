namespace WorkDistribution.Sip.Dialogs;

/// <summary>Where the offers and answers of a session stand.</summary>
internal enum OfferState
{
    /// <summary>None is under way.</summary>
    Idle,

    /// <summary>Ours was sent; no final response yet.</summary>
    LocalPending,

    /// <summary>Ours met theirs (491) and waits for its time.</summary>
    GlareWait,

    /// <summary>Theirs waits for our answer.</summary>
    RemotePending,

    /// <summary>We have answered their INVITE; its ACK has not come.</summary>
    AwaitingAck,
}
