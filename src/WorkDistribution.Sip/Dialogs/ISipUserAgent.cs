using WorkDistribution.Sip.InstantMessages;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The whole SIP side as its user sees it: starts sessions; incoming ones arrive at <see cref="ISipApplication"/>.</summary>
public interface ISipUserAgent
{
    /// <summary>Sends an INVITE. Returns at once; everything that follows comes to the observer, ending with exactly one <see cref="IInviteSessionObserver.OnEnded"/>.</summary>
    /// <param name="invite">What to send.</param>
    /// <param name="observer">Told of everything; its methods run in order, one at a time per session, and must not block.</param>
    IInviteSession Invite(OutgoingInvite invite, IInviteSessionObserver observer);

    /// <summary>Sends a MESSAGE and waits for its final response, at most 32 s a try (RFC 3261 timer F). Never throws for what the network does.</summary>
    /// <param name="message">What to send.</param>
    /// <param name="cancellationToken">Ends the wait, not the sending; then <see cref="OperationCanceledException"/>.</param>
    Task<MessageResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Live counts, for health, metrics and leak tests.</summary>
    SipStatistics GetStatistics();
}
