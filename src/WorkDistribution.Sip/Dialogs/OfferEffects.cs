namespace WorkDistribution.Sip.Dialogs;

/// <summary>What the offer machine asks its shell to do, in this order.</summary>
[Flags]
internal enum OfferEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Keep our offer for later; a newer one takes the place of an older.</summary>
    Keep = 1 << 0,

    /// <summary>Answer their request 491 Request Pending.</summary>
    RefuseGlare = 1 << 1,

    /// <summary>Answer their request 500 with Retry-After (RFC 3261 section 14.2).</summary>
    RefuseOverlap = 1 << 2,

    /// <summary>Tell the observer of their offer.</summary>
    TellOffer = 1 << 3,

    /// <summary>Send our answer.</summary>
    SendAnswer = 1 << 4,

    /// <summary>Send our refusal.</summary>
    SendRefusal = 1 << 5,

    /// <summary>Answer their INVITE 487.</summary>
    SendTerminated = 1 << 6,

    /// <summary>Arm the timer of RFC 3261 section 14.1.</summary>
    StartGlareTimer = 1 << 7,

    /// <summary>Send the new offer.</summary>
    SendOffer = 1 << 8,

    /// <summary>Now idle: if an offer is kept, feed it in.</summary>
    SendKept = 1 << 9,
}
