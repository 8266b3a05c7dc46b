namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>Which way a message takes: inside the house, else by a gateway that the operator has set up, else by SIP.</summary>
/// <param name="inside">Numbers of this server.</param>
/// <param name="operators">What the operator has set up, in order.</param>
/// <param name="sip">Everything else.</param>
internal sealed class MessageGateways(InsideMessageGateway inside, IEnumerable<IMessageGateway> operators, SipMessageGateway sip)
{
    /// <summary>The gateway to an address.</summary>
    public async ValueTask<IMessageGateway> FindAsync(string to, CancellationToken cancellationToken)
    {
        foreach (var gateway in operators.Prepend(inside))
        {
            if (await gateway.TakesAsync(to, cancellationToken))
            {
                return gateway;
            }
        }

        return sip;
    }
}
