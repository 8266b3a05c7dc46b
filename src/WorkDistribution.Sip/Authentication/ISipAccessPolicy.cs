using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Authentication;

/// <summary>Decides who may send requests outside a dialog (INVITE, REGISTER, MESSAGE). Implemented in Voice over its stores.</summary>
public interface ISipAccessPolicy
{
    /// <summary>Decides about a request before anything else sees it.</summary>
    ValueTask<SipAccess> DecideAsync(ReceivedMessage received, CancellationToken cancellationToken);

    /// <summary>The password of a user in a realm; null when there is no such user. The stack verifies the digest, in the same time for known and unknown users.</summary>
    ValueTask<string?> FindPasswordAsync(string realm, string userName, CancellationToken cancellationToken);
}
