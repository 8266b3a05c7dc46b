namespace WorkDistribution.Sip.Transactions;

/// <summary>What can happen to a client transaction.</summary>
internal enum ClientInput
{
    /// <summary>The user starts it.</summary>
    Start,

    /// <summary>1xx came.</summary>
    Provisional,

    /// <summary>2xx came.</summary>
    Success,

    /// <summary>3xx to 6xx came.</summary>
    Failure,

    /// <summary>Timer A or E fired.</summary>
    RetransmitTimer,

    /// <summary>Timer B, D, F, K or M fired.</summary>
    LifeTimer,

    /// <summary>The transport could not send.</summary>
    TransportError,
}
