using System.Text;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>Messages as SIP MESSAGE (RFC 3428): to registered phones of clients and SIP users, to SIP addresses, to telephone numbers by a trunk.</summary>
/// <remarks>Media goes as addresses, a line each after the text: phones show them as links.</remarks>
internal sealed class SipMessageGateway(SipSide sip, OutboundRoutes routes) : IMessageGateway
{
    private const int Accepted = 202;

    /// <inheritdoc/>
    public string Name => "sip";

    /// <inheritdoc/>
    public ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken) => new(true);

    /// <summary>Why an address can never be reached this way; null when it can (though nobody may be registered there now).</summary>
    public async ValueTask<string?> FindObstacleAsync(AccountSid account, string from, string to, CancellationToken cancellationToken) =>
        await routes.FindAsync(new OutboundAddress(account, to, from, null, null, null, []), cancellationToken) is OutboundRoute.Unreachable unreachable ? unreachable.Detail : null;

    /// <inheritdoc/>
    public async Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken)
    {
        var address = new OutboundAddress(message.AccountSid, message.To, message.From, null, null, null, []);
        switch (await routes.FindAsync(address, cancellationToken))
        {
            case OutboundRoute.Reachable reachable:
                var text = string.Join('\n', message.Media.Prepend(message.Body).Where(static line => line.Length > 0));
                var body = Encoding.UTF8.GetBytes(text);
                var results = await Task.WhenAll(reachable.Invites.Select(invite => sip.UserAgent().SendAsync(
                    new OutgoingMessage
                    {
                        RequestUri = invite.Sip.RequestUri,
                        Destination = invite.Sip.Destination,
                        From = invite.Sip.From,
                        To = invite.Sip.To,
                        Credentials = invite.Sip.Credentials,
                        Body = body,
                    },
                    cancellationToken)));

                // Several phones of one user: it has arrived when it is on one of them.
                return results.Select(ToOutcome).MinBy(static outcome => outcome is GatewayOutcome.Taken taken ? (taken.IsDelivered ? 0 : 1) : 2)!;
            case OutboundRoute.Unreachable unreachable:
                return new GatewayOutcome.NotTaken(ErrorCatalogue.MessageDestinationUnknown, unreachable.Detail, MayRetry: false);
            default:
                return new GatewayOutcome.NotTaken(ErrorCatalogue.MessageUnreachable, $"{message.To} is not registered now", MayRetry: true);
        }
    }

    /// <summary>202 is a relay's word (RFC 3428 section 7): taken, not delivered.</summary>
    private static GatewayOutcome ToOutcome(MessageResult result)
    {
        var said = $"{result.Status} {result.Reason}".TrimEnd();
        return result.Status switch
        {
            Accepted => new GatewayOutcome.Taken(IsDelivered: false),
            >= 200 and < 300 => new GatewayOutcome.Taken(IsDelivered: true),
            404 or 410 or 416 or 484 or 604 => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageDestinationUnknown, said, MayRetry: false),
            408 or 480 or 486 or 500 or 503 or 504 or 600 => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageUnreachable, said, MayRetry: true, result.RetryAfter),
            401 or 403 or 407 or 603 => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageBlocked, said, MayRetry: false),
            405 or 406 or 413 or 415 or 488 or 606 => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageContentRefused, said, MayRetry: false),
            _ => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageFailed, said, MayRetry: false),
        };
    }
}
