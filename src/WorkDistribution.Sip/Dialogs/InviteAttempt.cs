using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The INVITE of an outgoing session on the wire: sends it, answers challenges, acknowledges every 2xx and takes leave of forks that nobody
/// wants. It stays as long as its transaction, also after the session is over.</summary>
internal sealed class InviteAttempt : IClientTransactionUser
{
    private const int MostChallenges = 2;

    private readonly StripeAgent _agent;
    private readonly OutgoingSession _session;
    private readonly ClientRoute _route;
    private readonly DigestClient? _digest;
    private readonly Dictionary<string, SuccessAck> _acks = [];
    private ClientTransaction? _transaction;
    private uint _cseq = 1;
    private int _challenges;

    /// <summary>Makes it; nothing is sent yet.</summary>
    public InviteAttempt(StripeAgent agent, OutgoingSession session, ClientRoute route, DigestClient? digest)
    {
        _agent = agent;
        _session = session;
        _route = route;
        _digest = digest;
    }

    /// <summary>Sends the INVITE.</summary>
    /// <param name="request">Without Via.</param>
    /// <returns>false when there are too many transactions.</returns>
    public bool TrySend(SipRequest request)
    {
        _transaction = _agent.Layer.TryStartClient(request, _route, this);
        return _transaction is not null;
    }

    /// <summary>Sends CANCEL, to where the INVITE went, with its branch.</summary>
    public void Cancel(string? reason)
    {
        if (_transaction is { } invite)
        {
            var route = new ClientRoute(invite.Destination, invite.Local, MayChooseTransport: false);
            _agent.Layer.TryStartClient(FailureAck.MakeCancel(invite.Request, reason), route, SilentUser.Instance, invite.Branch);
        }
    }

    /// <summary>Waits for no response any more.</summary>
    public void Abandon() => _transaction?.Abandon();

    /// <inheritdoc/>
    public void OnResponse(ClientTransaction transaction, SipResponse response, SipEnvelope envelope)
    {
        _transaction = transaction;
        switch (response.StatusCode)
        {
            case < 200:
                _session.OnProvisional(response, envelope.ToTag.Length > 0 ? DialogOf(transaction, envelope) : null);
                break;
            case < 300:
                OnSuccess(transaction, response, envelope);
                break;
            case 401 or 407 when TryAnswer(transaction, response):
                break;
            default:
                _session.OnFailure(response);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnTimeout(ClientTransaction transaction) => _session.OnNoAnswer();

    /// <inheritdoc/>
    public void OnUnreachable(ClientTransaction transaction) => _session.OnUnreachable();

    private void OnSuccess(ClientTransaction transaction, SipResponse response, SipEnvelope envelope)
    {
        if (_acks.TryGetValue(envelope.ToTag, out var known))
        {
            known.Send();
            return;
        }

        var dialog = DialogOf(transaction, envelope);
        var ack = new SuccessAck(_agent, dialog, _cseq, transaction.Request);
        _acks[envelope.ToTag] = ack;
        ack.Send();
        if (!_session.TryAnswer(response, dialog))
        {
            SendForkBye(dialog);
        }
    }

    /// <summary>RFC 3261 section 13.2.2.4: a further 2xx has made a dialog that nobody wants.</summary>
    private void SendForkBye(DialogState dialog) => _agent.WithNextHop(dialog, route =>
    {
        if (route is not null)
        {
            _agent.Layer.TryStartClient(dialog.Request(SipMethods.Bye, dialog.LocalCSeq + 1, [_agent.Product], default), route, SilentUser.Instance);
        }
    });

    private bool TryAnswer(ClientTransaction transaction, SipResponse challenge)
    {
        if (!_session.IsWanted
            || _challenges++ >= MostChallenges
            || _digest is null
            || !_digest.TryAuthorize(transaction.Request, challenge, out var headers))
        {
            return false;
        }

        _cseq++;
        headers = headers.Without("Via").WithReplaced("CSeq", new CSeq(_cseq, SipMethods.Invite).ToString());
        if (!TrySend(new SipRequest(SipMethods.Invite, transaction.Request.RequestUri, headers, transaction.Request.Body)))
        {
            return false;
        }

        _session.OnSent();
        return true;
    }

    private DialogState DialogOf(ClientTransaction transaction, SipEnvelope envelope) =>
        DialogState.OfClient(transaction.Request, _cseq, envelope, transaction.Destination, transaction.Local, _session.HasGivenDestination);
}
