using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>One request of ours within a dialog, from its sending over a challenge to its outcome. Outlives the session where it must (BYE, a late 2xx).</summary>
internal sealed class DialogRequest : IClientTransactionUser
{
    private const int MostChallenges = 2;

    private readonly InviteSession _session;
    private readonly string _method;
    private readonly ImmutableArray<SipHeader> _headers;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly Action<InviteSession, int, SipResponse?> _done;
    private readonly bool _targetRefresh;
    private uint _cseq;
    private SuccessAck? _ack;
    private bool _finished;
    private int _challenges;

    private DialogRequest(InviteSession session, string method, ImmutableArray<SipHeader> headers, ReadOnlyMemory<byte> body, Action<InviteSession, int, SipResponse?> done)
    {
        _session = session;
        _method = method;
        _headers = headers;
        _body = body;
        _done = done;
        _targetRefresh = method is SipMethods.Invite or SipMethods.Update;
    }

    /// <summary>Sends a request.</summary>
    /// <param name="session">Whose dialog.</param>
    /// <param name="method">The method.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="body">The body.</param>
    /// <param name="done">Told of the outcome once: the final status and response; 408 or 503 without a response when there was none.</param>
    public static void Send(InviteSession session, string method, ImmutableArray<SipHeader> headers, ReadOnlyMemory<byte> body, Action<InviteSession, int, SipResponse?> done) =>
        new DialogRequest(session, method, headers, body, done).Send();

    /// <inheritdoc/>
    public void OnResponse(ClientTransaction transaction, SipResponse response, SipEnvelope envelope)
    {
        if (response.StatusCode < 200)
        {
            return;
        }

        if (response.StatusCode < 300 && _method == SipMethods.Invite)
        {
            // Every copy of the 2xx gets the ACK again.
            if (_targetRefresh && !_finished)
            {
                _session.Dialog = _session.Dialog!.Refreshed(response.Headers);
            }

            (_ack ??= new SuccessAck(_session.Agent, _session.Dialog!, _cseq, transaction.Request)).Send();
        }

        if (_finished)
        {
            return;
        }

        if (response.StatusCode is 401 or 407
            && _challenges++ < MostChallenges
            && _session.Authorizer is { } authorizer
            && authorizer.TryAuthorize(transaction.Request, response, out var authorized))
        {
            _cseq = _session.NextCSeq();
            authorized = authorized.Without("Via").WithReplaced("CSeq", new CSeq(_cseq, _method).ToString());
            Start(new SipRequest(_method, transaction.Request.RequestUri, authorized, _body), new ClientRoute(transaction.Destination, transaction.Local, false));
            return;
        }

        if (response.StatusCode < 300 && _method == SipMethods.Update)
        {
            _session.Dialog = _session.Dialog!.Refreshed(response.Headers);
        }

        Finish(response.StatusCode, response);
    }

    /// <inheritdoc/>
    public void OnTimeout(ClientTransaction transaction) => Finish(408, null);

    /// <inheritdoc/>
    public void OnUnreachable(ClientTransaction transaction) => Finish(503, null);

    private void Send()
    {
        var agent = _session.Agent;
        _cseq = _session.NextCSeq();
        var dialog = _session.Dialog!;
        agent.WithNextHop(dialog, route =>
        {
            if (route is null)
            {
                Finish(503, null);
                return;
            }

            var headers = ImmutableArray.CreateBuilder<SipHeader>(_headers.Length + 3);
            if (_targetRefresh || _method is SipMethods.Refer or SipMethods.Notify)
            {
                headers.Add(agent.Contact(route.Destination, route.Local));
                headers.Add(AgentHeaders.Allow);
            }

            headers.Add(agent.Product);
            headers.AddRange(_headers);
            var request = dialog.Request(_method, _cseq, headers.ToImmutable(), _body);
            if (_session.Authorizer is { } authorizer)
            {
                request = new SipRequest(_method, request.RequestUri, authorizer.Authorize(_method, request.RequestUri, request.Headers), _body);
            }

            Start(request, route);
        });
    }

    private void Start(SipRequest request, ClientRoute route)
    {
        if (_session.Agent.Layer.TryStartClient(request, route, this) is null)
        {
            Finish(503, null);
        }
    }

    private void Finish(int status, SipResponse? response)
    {
        if (!_finished)
        {
            _finished = true;
            _done(_session, status, response);
        }
    }
}
