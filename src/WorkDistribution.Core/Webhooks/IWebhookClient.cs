namespace WorkDistribution.Core.Webhooks;

/// <summary>Sends requests to customers' web applications. Implemented in Server over HttpClient and Polly.</summary>
/// <remarks>
/// Signs every request (X-Twilio-Signature) with the account's token, keeps the call's cookies, follows redirects, refuses private and
/// loopback addresses unless the operator allows them, and bounds time, size and connections per host. Never throws for what the network does.
/// </remarks>
public interface IWebhookClient
{
    /// <summary>Sends one request and waits for its end.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the wait; then <see cref="OperationCanceledException"/>.</param>
    Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken);
}
