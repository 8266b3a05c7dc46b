namespace WorkDistribution.Sip.Dialogs;

/// <summary>States of an outgoing INVITE session.</summary>
internal enum UacState
{
    /// <summary>The next hop is being looked up.</summary>
    Resolving,

    /// <summary>INVITE sent, nothing heard.</summary>
    Calling,

    /// <summary>A provisional response came.</summary>
    Early,

    /// <summary>Given up before anything was heard: CANCEL waits for a provisional response (RFC 3261 section 9.1).</summary>
    CancelWaiting,

    /// <summary>CANCEL sent, waiting for the INVITE's final response.</summary>
    Cancelling,

    /// <summary>2xx came and was acknowledged.</summary>
    Confirmed,

    /// <summary>Over.</summary>
    Ended,
}
