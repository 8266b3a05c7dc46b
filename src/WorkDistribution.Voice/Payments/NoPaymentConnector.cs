namespace WorkDistribution.Voice.Payments;

/// <summary>A server without payment connectors.</summary>
internal sealed class NoPaymentConnector : IPaymentConnector
{
    /// <inheritdoc/>
    public bool Has(PaymentRequest request) => false;

    /// <inheritdoc/>
    public Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PaymentOutcome>(new PaymentOutcome.Refused("", "there is no payment connector"));
}
