namespace WorkDistribution.Sip.Transactions;

/// <summary>States of the non-INVITE client transaction (RFC 3261 figure 6).</summary>
internal enum NonInviteClientState
{
    /// <summary>Sent, nothing heard.</summary>
    Trying,

    /// <summary>A provisional response came.</summary>
    Proceeding,

    /// <summary>The final response came; late copies are absorbed.</summary>
    Completed,

    /// <summary>Over.</summary>
    Terminated,
}
