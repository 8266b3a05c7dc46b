namespace WorkDistribution.Sip.Transactions;

/// <summary>What a transaction machine asks its shell to do, in the order in which the members stand here.</summary>
[Flags]
internal enum TransactionEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send the request, or the last response, (again).</summary>
    Transmit = 1 << 0,

    /// <summary>Send the ACK for a final response that is not 2xx (again).</summary>
    TransmitAck = 1 << 1,

    /// <summary>Arm the retransmission timer (A, E or G) with T1.</summary>
    StartRetransmit = 1 << 2,

    /// <summary>Arm it with double its last value; E and G not beyond T2.</summary>
    BackOffRetransmit = 1 << 3,

    /// <summary>Arm it with T2 (timer E in Proceeding).</summary>
    RetransmitAtT2 = 1 << 4,

    /// <summary>Disarm it.</summary>
    StopRetransmit = 1 << 5,

    /// <summary>Arm the lifetime timer with 64*T1 (timers B, F, H, J, L, M).</summary>
    StartLife64T1 = 1 << 6,

    /// <summary>Arm it with T4 (timers I, K).</summary>
    StartLifeT4 = 1 << 7,

    /// <summary>Arm it with 32 s (timer D).</summary>
    StartLife32Seconds = 1 << 8,

    /// <summary>Disarm it.</summary>
    StopLife = 1 << 9,

    /// <summary>Hand the message to the transaction's user.</summary>
    Deliver = 1 << 10,

    /// <summary>Tell the user that no answer came (or no ACK).</summary>
    ReportTimeout = 1 << 11,

    /// <summary>Tell the user that sending failed.</summary>
    ReportFailure = 1 << 12,
}
