namespace WorkDistribution.Sip.Transactions;

/// <summary>Handles the items of a stripe, one at a time.</summary>
internal interface ISipStripeReader
{
    /// <summary>Handles one item; must not throw and must not block.</summary>
    void Handle(object item);
}
