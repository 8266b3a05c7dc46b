using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The layer above the transactions of a stripe.</summary>
internal interface ITransactionUser
{
    /// <summary>A request that belongs to no transaction yet; never ACK.</summary>
    void OnRequest(SipEnvelope envelope);

    /// <summary>An ACK that belongs to no refused INVITE: one for a 2xx, or a stray.</summary>
    void OnAck(SipEnvelope envelope);
}
