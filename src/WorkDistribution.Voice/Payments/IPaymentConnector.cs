namespace WorkDistribution.Voice.Payments;

/// <summary>The way to payment processors.</summary>
public interface IPaymentConnector
{
    /// <summary>Whether an account may use a connector of this name.</summary>
    bool Has(PaymentRequest request);

    /// <summary>Charges or makes a token. Has a time limit of its own; never throws for what the network does.</summary>
    Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancellationToken);
}
