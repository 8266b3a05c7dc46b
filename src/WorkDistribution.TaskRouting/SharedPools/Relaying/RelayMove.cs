namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>The next thing to do so that a borrower's reservation and its guest task agree.</summary>
internal enum RelayMove
{
    /// <summary>They agree.</summary>
    None,

    /// <summary>Both are over: there is nothing more to relay.</summary>
    Forget,

    /// <summary>Make the guest task.</summary>
    MakeGuest,

    /// <summary>Mark the offer as being carried out, so that no instruction of the borrower's application begins beside it.</summary>
    MarkOffer,

    /// <summary>The lender's worker has accepted: accept the offer.</summary>
    AcceptOffer,

    /// <summary>The guest task came to nothing: reject the offer.</summary>
    RejectOffer,

    /// <summary>The grant is being revoked: take the offer back.</summary>
    RescindOffer,

    /// <summary>Accepted work came to nothing: the borrower's task waits again.</summary>
    HandBack,

    /// <summary>The lender's worker does its after-work.</summary>
    WrapOffer,

    /// <summary>The lender's worker is done.</summary>
    CompleteOffer,

    /// <summary>The offer is over before the lender accepted: cancel the guest task.</summary>
    CancelGuest,

    /// <summary>The borrower says that the work is done: complete the guest task.</summary>
    CompleteGuest,

    /// <summary>The work is taken away from the lender's worker.</summary>
    RemoveGuest,
}
