using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The ACK for a 2xx: a request of its own without a transaction, sent again for every copy of the 2xx (RFC 3261 section 13.2.2.4).</summary>
internal sealed class SuccessAck
{
    private readonly StripeAgent _agent;
    private readonly DialogState _dialog;
    private readonly SipRequest _request;
    private ReadOnlyMemory<byte> _bytes;
    private ClientRoute? _route;

    /// <summary>Makes it; nothing is sent yet.</summary>
    /// <param name="agent">The stripe's agent.</param>
    /// <param name="dialog">The dialog the 2xx confirms.</param>
    /// <param name="cseq">Of the INVITE.</param>
    /// <param name="invite">The INVITE as sent: its credentials are repeated (section 22.1).</param>
    public SuccessAck(StripeAgent agent, DialogState dialog, uint cseq, SipRequest invite)
    {
        _agent = agent;
        _dialog = dialog;
        var credentials = ImmutableArray<SipHeader>.Empty;
        foreach (var header in invite.Headers)
        {
            if (header.Name is "Authorization" or "Proxy-Authorization")
            {
                credentials = credentials.Add(header);
            }
        }

        _request = dialog.Request(SipMethods.Ack, cseq, credentials, default);
    }

    /// <summary>Sends it (again).</summary>
    public void Send()
    {
        if (_route is not null)
        {
            Transmit(_route);
            return;
        }

        _agent.WithNextHop(_dialog, route =>
        {
            if (route is not null)
            {
                _route = route;
                _bytes = SipSerializer.ToBytes(_agent.Layer.AddVia(_request, route.Destination, route.Local, SipTokens.NewBranch()));
                Transmit(route);
            }
        });
    }

    private void Transmit(ClientRoute route) => _agent.Context.Network.TrySend(_bytes, route.Destination, route.Local, null);
}
