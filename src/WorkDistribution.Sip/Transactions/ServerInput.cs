namespace WorkDistribution.Sip.Transactions;

/// <summary>What can happen to a server transaction.</summary>
internal enum ServerInput
{
    /// <summary>The request came again.</summary>
    Retransmission,

    /// <summary>The user sends 1xx.</summary>
    SendProvisional,

    /// <summary>The user sends 2xx.</summary>
    SendSuccess,

    /// <summary>The user sends 3xx to 6xx.</summary>
    SendFailure,

    /// <summary>An ACK of this transaction came.</summary>
    Ack,

    /// <summary>Timer G fired.</summary>
    RetransmitTimer,

    /// <summary>Timer H, I, J or L fired.</summary>
    LifeTimer,

    /// <summary>The transport could not send.</summary>
    TransportError,
}
