namespace WorkDistribution.Sip.Transactions;

/// <summary>States of the non-INVITE server transaction (RFC 3261 figure 8).</summary>
internal enum NonInviteServerState
{
    /// <summary>No response yet.</summary>
    Trying,

    /// <summary>A provisional response was sent.</summary>
    Proceeding,

    /// <summary>The final response was sent; it is sent again for late copies of the request.</summary>
    Completed,

    /// <summary>Over.</summary>
    Terminated,
}
