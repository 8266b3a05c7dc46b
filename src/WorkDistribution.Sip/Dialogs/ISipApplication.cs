using WorkDistribution.Sip.InstantMessages;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The user of the stack: takes incoming sessions and messages. Implemented in Voice.</summary>
public interface ISipApplication
{
    /// <summary>An INVITE outside any dialog has passed the access policy (100 Trying is sent). Called on the stack's threads: must not block.</summary>
    /// <param name="session">The new session; answer it now or later.</param>
    /// <returns>Who is told of the session's course; null refuses it with 503 (counted).</returns>
    IInviteSessionObserver? OnInvite(IInviteSession session);

    /// <summary>A MESSAGE outside any dialog has passed the access policy. Called on the stack's threads: must not block.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">The stack stops.</param>
    /// <returns>Its answer, which the sender waits for: at once, or as soon as it is known whether the message is kept. A fault is answered 500.</returns>
    ValueTask<MessageAnswer> OnMessageAsync(IncomingMessage message, CancellationToken cancellationToken);
}
