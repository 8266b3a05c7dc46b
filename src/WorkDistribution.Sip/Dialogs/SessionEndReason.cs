namespace WorkDistribution.Sip.Dialogs;

/// <summary>Causes that end an INVITE session.</summary>
public enum SessionEndReason
{
    /// <summary>The far end sent BYE.</summary>
    RemoteBye,

    /// <summary>We ended it after it was confirmed.</summary>
    LocalBye,

    /// <summary>Incoming: the far end sent CANCEL before our final answer.</summary>
    RemoteCancel,

    /// <summary>Outgoing: we gave up before the final answer.</summary>
    LocalCancel,

    /// <summary>Outgoing: the far end refused (3xx to 6xx).</summary>
    RemoteReject,

    /// <summary>Incoming: we refused.</summary>
    LocalReject,

    /// <summary>No answer at all within the transaction's time (timer B), or no ACK to our 2xx (timer H), or a refresh was not answered.</summary>
    Timeout,

    /// <summary>The address could not be resolved or reached.</summary>
    TransportFailure,

    /// <summary>The stack was stopped.</summary>
    Stopped,
}
