namespace WorkDistribution.Sip.Dialogs;

/// <summary>What the machine of an incoming session asks its shell to do, in this order.</summary>
[Flags]
internal enum UasEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send the provisional response.</summary>
    SendProgress = 1 << 0,

    /// <summary>Send the 2xx, again and again until the ACK.</summary>
    SendAnswer = 1 << 1,

    /// <summary>Send the refusal the user chose.</summary>
    SendRefusal = 1 << 2,

    /// <summary>Answer the INVITE 487.</summary>
    SendTerminated = 1 << 3,

    /// <summary>Answer the INVITE 480.</summary>
    SendUnavailable = 1 << 4,

    /// <summary>Send the 2xx no more.</summary>
    StopAnswer = 1 << 5,

    /// <summary>Send BYE.</summary>
    SendBye = 1 << 6,

    /// <summary>Tell the observer of the ACK.</summary>
    TellConfirmed = 1 << 7,

    /// <summary>Tell the observer of the end.</summary>
    TellEnded = 1 << 8,
}
