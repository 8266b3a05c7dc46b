namespace WorkDistribution.Sip.Transactions;

/// <summary>States of the INVITE client transaction (RFC 3261 figure 5 with RFC 6026 figure 5).</summary>
internal enum InviteClientState
{
    /// <summary>Sent, nothing heard.</summary>
    Calling,

    /// <summary>A provisional response came.</summary>
    Proceeding,

    /// <summary>3xx to 6xx came and was acknowledged.</summary>
    Completed,

    /// <summary>2xx came; further ones go to the user.</summary>
    Accepted,

    /// <summary>Over.</summary>
    Terminated,
}
