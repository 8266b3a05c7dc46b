namespace WorkDistribution.Sip.Dialogs;

/// <summary>What can happen to the offers of a session.</summary>
internal enum OfferInput
{
    /// <summary>Our side wants to offer.</summary>
    LocalOffer,

    /// <summary>Our offer got its final response (not 491).</summary>
    LocalDone,

    /// <summary>Our offer got 491.</summary>
    LocalGlare,

    /// <summary>The waiting time after 491 is over.</summary>
    GlareTimer,

    /// <summary>Their offer came (re-INVITE or UPDATE).</summary>
    RemoteOffer,

    /// <summary>Our side answers their INVITE.</summary>
    AnswerInvite,

    /// <summary>Our side answers their UPDATE.</summary>
    AnswerUpdate,

    /// <summary>Our side refuses their offer.</summary>
    Refuse,

    /// <summary>They took it back (CANCEL).</summary>
    RemoteCancel,

    /// <summary>The ACK of their INVITE came.</summary>
    Ack,
}
