using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Where a request goes that begins a transaction (RFC 3261 section 8.2): into a dialog, past the access policy, or back with a refusal. A refusal that
/// needs no state leaves none: a flood of them costs nothing but the answers.</summary>
internal sealed class RequestDispatcher(StripeAgent agent) : ITransactionUser
{
    private static readonly SipCapabilities Capabilities = new() { Extensions = [], BodyTypes = ["application/sdp"] };

    /// <inheritdoc/>
    public void OnAck(SipEnvelope envelope)
    {
        if (envelope.ToTag.Length > 0 && agent.Find(envelope) is { } session)
        {
            session.OnAck(envelope);
        }
        else
        {
            agent.Context.Counters.CountStray();
        }
    }

    /// <inheritdoc/>
    public void OnRequest(SipEnvelope envelope)
    {
        var request = envelope.Request;
        SipLog.Request(agent.Context.Logger, request.Method, envelope.Received.Remote, envelope.CallId);
        var check = SipRequestValidator.Check(request, Capabilities);
        if (!AgentHeaders.IsKnown(request.Method) && check.Status != 400)
        {
            agent.RespondStateless(envelope, 501, headers: [AgentHeaders.Allow]);
        }
        else if (!check.IsOk)
        {
            agent.RespondStateless(envelope, check.Status, check.Phrase, check.Headers);
        }
        else if (request.Method == SipMethods.Cancel)
        {
            OnCancel(envelope);
        }
        else if (envelope.ToTag.Length > 0)
        {
            OnRequestInDialog(envelope);
        }
        else if (agent.Layer.IsMerged(envelope))
        {
            agent.RespondStateless(envelope, 482);
        }
        else
        {
            OnRequestOutside(envelope);
        }
    }

    private void OnCancel(SipEnvelope envelope)
    {
        if (agent.Layer.FindCancelled(envelope) is not { } invite)
        {
            agent.RespondStateless(envelope, 481);
            return;
        }

        if (agent.Layer.TryCreateServer(envelope) is { } transaction)
        {
            StripeAgent.Respond(transaction, 200);
            invite.CancelTarget?.OnCancel(invite, envelope.Request);
        }
        else
        {
            agent.RefuseOverload(envelope);
        }
    }

    private void OnRequestInDialog(SipEnvelope envelope)
    {
        if (agent.Find(envelope) is not { } session)
        {
            agent.RespondStateless(envelope, 481);
        }
        else if (agent.Layer.TryCreateServer(envelope) is { } transaction)
        {
            session.OnRequest(envelope, transaction);
        }
        else
        {
            agent.RefuseOverload(envelope);
        }
    }

    private void OnRequestOutside(SipEnvelope envelope)
    {
        switch (envelope.Request.Method)
        {
            case SipMethods.Invite or SipMethods.Message when agent.Services.IsDraining:
                agent.RefuseOverload(envelope);
                break;
            case SipMethods.Invite or SipMethods.Register or SipMethods.Message or SipMethods.Options:
                new Admission(agent, envelope).Begin();
                break;
            case SipMethods.Bye or SipMethods.Info or SipMethods.Update or SipMethods.Prack:
                agent.RespondStateless(envelope, 481);
                break;
            default:
                agent.RespondStateless(envelope, 405, headers: ImmutableArray.Create(AgentHeaders.Allow));
                break;
        }
    }
}
