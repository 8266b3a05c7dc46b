using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The user of an INVITE server transaction that can still be cancelled.</summary>
internal interface ICancelTarget
{
    /// <summary>A CANCEL for it came and was answered 200.</summary>
    void OnCancel(ServerTransaction invite, SipRequest cancel);
}
