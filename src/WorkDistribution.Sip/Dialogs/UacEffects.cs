namespace WorkDistribution.Sip.Dialogs;

/// <summary>What the machine of an outgoing session asks its shell to do, in this order.</summary>
[Flags]
internal enum UacEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send CANCEL.</summary>
    SendCancel = 1 << 0,

    /// <summary>Take the 2xx's dialog as the session's and acknowledge it.</summary>
    SendAck = 1 << 1,

    /// <summary>Send BYE.</summary>
    SendBye = 1 << 2,

    /// <summary>Forget the INVITE transaction.</summary>
    AbandonInvite = 1 << 3,

    /// <summary>Tell the observer of the provisional response.</summary>
    TellProgress = 1 << 4,

    /// <summary>Tell the observer of the answer.</summary>
    TellAnswered = 1 << 5,

    /// <summary>Tell the observer of the end.</summary>
    TellEnded = 1 << 6,
}
