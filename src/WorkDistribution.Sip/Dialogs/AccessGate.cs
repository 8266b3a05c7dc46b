using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Asks the access policy about a request and checks its digest where the policy wants one.</summary>
internal sealed class AccessGate(ISipAccessPolicy policy, DigestServer digest)
{
    /// <summary>Decides about a request outside a dialog.</summary>
    public async ValueTask<AccessVerdict> DecideAsync(SipEnvelope envelope, CancellationToken cancellationToken)
    {
        switch (await policy.DecideAsync(envelope.Received, cancellationToken))
        {
            case SipAccess.Allow allow:
                return new AccessVerdict.Admit(null, allow.Tag);
            case SipAccess.Challenge when envelope.Request.Method == SipMethods.Options:
                // Asking what we can tells nobody who exists: a phone that pings its server needs no password for it.
                return new AccessVerdict.Admit(null, null);
            case SipAccess.Challenge challenge:
                var result = await digest.CheckAsync(envelope.Request, challenge.Realm, policy, cancellationToken);
                return result.Outcome == DigestOutcome.Accepted
                    ? new AccessVerdict.Admit(result.Identity, challenge.Tag)
                    : new AccessVerdict.Answer(
                        DigestServer.ChallengeStatus(envelope.Request.Method),
                        digest.Challenge(envelope.Request.Method, challenge.Realm, result.Outcome == DigestOutcome.Stale));
            case SipAccess.Refuse refuse:
                return new AccessVerdict.Answer(refuse.Status, []);
            default:
                return new AccessVerdict.Ignore();
        }
    }
}
