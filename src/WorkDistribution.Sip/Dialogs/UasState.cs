namespace WorkDistribution.Sip.Dialogs;

/// <summary>States of an incoming INVITE session.</summary>
internal enum UasState
{
    /// <summary>Nothing but 100 was sent.</summary>
    Deciding,

    /// <summary>180 or 183 was sent: an early dialog.</summary>
    Early,

    /// <summary>2xx was sent, its ACK has not come.</summary>
    Answered,

    /// <summary>Ended by our side before the ACK came: BYE must wait for it (RFC 3261 section 15).</summary>
    AnsweredThenEnded,

    /// <summary>The ACK has come.</summary>
    Confirmed,

    /// <summary>Over.</summary>
    Ended,
}
