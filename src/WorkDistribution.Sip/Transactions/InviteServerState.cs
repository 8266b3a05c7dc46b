namespace WorkDistribution.Sip.Transactions;

/// <summary>States of the INVITE server transaction (RFC 3261 figure 7 with RFC 6026 figure 6).</summary>
internal enum InviteServerState
{
    /// <summary>No final response yet.</summary>
    Proceeding,

    /// <summary>3xx to 6xx sent, waiting for its ACK.</summary>
    Completed,

    /// <summary>ACK came; late copies of it are absorbed.</summary>
    Confirmed,

    /// <summary>2xx sent; late copies of the INVITE are absorbed, the user retransmits the 2xx.</summary>
    Accepted,

    /// <summary>Over.</summary>
    Terminated,
}
