using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>Told of the course of a client transaction, on its stripe.</summary>
internal interface IClientTransactionUser
{
    /// <summary>A response came: provisional ones, then one final; of INVITE also every further 2xx.</summary>
    void OnResponse(ClientTransaction transaction, SipResponse response, SipEnvelope envelope);

    /// <summary>No final response came in time (timer B or F).</summary>
    void OnTimeout(ClientTransaction transaction);

    /// <summary>The request could not be sent.</summary>
    void OnUnreachable(ClientTransaction transaction);
}
