namespace WorkDistribution.Sip.Dialogs;

/// <summary>The user of the stack: takes incoming sessions. Implemented in Voice.</summary>
public interface ISipApplication
{
    /// <summary>An INVITE outside any dialog has passed the access policy (100 Trying is sent). Called on the stack's threads: must not block.</summary>
    /// <param name="session">The new session; answer it now or later.</param>
    /// <returns>Who is told of the session's course; null refuses it with 503 (counted).</returns>
    IInviteSessionObserver? OnInvite(IInviteSession session);
}
