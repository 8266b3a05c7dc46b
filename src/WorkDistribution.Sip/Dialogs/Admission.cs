using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>One INVITE, REGISTER, MESSAGE or OPTIONS on its way past the access policy. Nothing is kept of it unless the policy has to wait, or lets it in.</summary>
internal sealed class Admission(StripeAgent agent, SipEnvelope envelope) : ICancelTarget
{
    private ServerTransaction? _transaction;
    private bool _cancelled;

    /// <summary>Asks; goes on at once when the policy knows at once.</summary>
    public void Begin()
    {
        var pending = agent.Services.Access.DecideAsync(envelope, agent.Services.Background.Token);
        if (pending.IsCompletedSuccessfully)
        {
            Conclude(pending.Result);
            return;
        }

        // Meanwhile the transaction absorbs what the peer sends again.
        if (TryTakeTransaction())
        {
            _transaction!.CancelTarget = this;
            agent.Services.Background.Keep(WaitAsync(pending));
        }
    }

    /// <inheritdoc/>
    public void OnCancel(ServerTransaction invite, SipRequest cancel)
    {
        _cancelled = true;
        StripeAgent.Respond(invite, 487);
    }

    private async Task WaitAsync(ValueTask<AccessVerdict> pending)
    {
        AccessVerdict verdict;
        try
        {
            verdict = await pending;
        }
        catch (OperationCanceledException)
        {
            verdict = new AccessVerdict.Ignore();
        }
#pragma warning disable CA1031 // The policy asks a store: whatever fails there refuses this request and nothing else.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SipLog.PolicyFailed(agent.Context.Logger, exception, envelope.Received.Remote);
            verdict = new AccessVerdict.Answer(500, []);
        }

        agent.Post(() => Conclude(verdict));
    }

    private void Conclude(AccessVerdict verdict)
    {
        if (_cancelled)
        {
            return;
        }

        switch (verdict)
        {
            case AccessVerdict.Admit admit when envelope.Request.Method == SipMethods.Invite:
                Open(admit);
                break;
            case AccessVerdict.Admit admit when envelope.Request.Method == SipMethods.Register && agent.Services.Registrar is { } registrar:
                Serve(() => registrar.HandleAsync(envelope.Received, admit.Identity, agent.Services.Background.Token));
                break;
            case AccessVerdict.Admit admit when envelope.Request.Method == SipMethods.Message:
                Serve(() => DeliverAsync(admit));
                break;
            case AccessVerdict.Admit when envelope.Request.Method == SipMethods.Options:
                Respond(200, [agent.ContactOf(envelope), .. AgentHeaders.Capabilities]);
                break;
            case AccessVerdict.Admit:
                Respond(405, [AgentHeaders.Allow]);
                break;
            case AccessVerdict.Answer answer:
                if (answer.Status is not (401 or 407))
                {
                    agent.Context.Counters.CountDenied();
                    SipLog.Refused(agent.Context.Logger, envelope.Request.Method, envelope.Received.Remote, answer.Status);
                }

                Respond(answer.Status, answer.Headers);
                break;
            default:
                agent.Context.Counters.CountDenied();
                _transaction?.Abandon();
                break;
        }
    }

    /// <summary>Has a request handled that one answer ends: REGISTER, MESSAGE.</summary>
    private void Serve(Func<ValueTask<SipResponse>> handle)
    {
        // Always with a transaction: a copy of the request handled anew would be out of order, or a second message.
        if (!TryTakeTransaction())
        {
            return;
        }

        var pending = handle();
        if (pending.IsCompletedSuccessfully)
        {
            _transaction!.Respond(pending.Result);
        }
        else
        {
            agent.Services.Background.Keep(ServeAsync(pending));
        }
    }

    private async Task ServeAsync(ValueTask<SipResponse> pending)
    {
        SipResponse response;
        try
        {
            response = await pending;
        }
        catch (OperationCanceledException)
        {
            agent.Post(() => _transaction!.Abandon());
            return;
        }
#pragma warning disable CA1031 // The registrar and the application ask a store: whatever fails there refuses this request and nothing else.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SipLog.HandlerFailed(agent.Context.Logger, exception, envelope.Request.Method, envelope.Received.Remote);
            response = SipResponses.Create(envelope.Request, 500, toTag: SipTokens.NewTag());
        }

        agent.Post(() => _transaction!.Respond(response));
    }

    private async ValueTask<SipResponse> DeliverAsync(AccessVerdict.Admit admit)
    {
        var message = new IncomingMessage(envelope.Request, envelope.Received.Remote, admit.Identity, admit.Tag);
        var answer = await agent.Services.Application.OnMessageAsync(message, agent.Services.Background.Token);
        return SipResponses.Create(envelope.Request, answer.Status, toTag: SipTokens.NewTag(), headers: answer.Headers);
    }

    private void Open(AccessVerdict.Admit admit)
    {
        if (DialogState.OfServer(envelope, SipTokens.NewTag()) is not { } dialog)
        {
            Respond(400, []);
            return;
        }

        if (!agent.Context.Counters.TryTakeSession(agent.Context.Options.MaxSessions))
        {
            agent.Context.Counters.CountRefused();
            Respond(503, [agent.RetryAfter]);
            return;
        }

        if (!TryTakeTransaction())
        {
            agent.Context.Counters.ReleaseSession();
            return;
        }

        StripeAgent.Respond(_transaction!, 100);
        var session = new IncomingSession(agent, _transaction!, dialog, admit.Identity, admit.Tag);
        agent.Add(session);
        Offer(session);
    }

    private void Offer(IncomingSession session)
    {
        IInviteSessionObserver? observer = null;
        var status = 503;
        try
        {
            observer = agent.Services.Application.OnInvite(session);
        }
#pragma warning disable CA1031 // The user's code: its fault ends this call and nothing else.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SipLog.ObserverFailed(agent.Context.Logger, exception, session.CallId, nameof(ISipApplication.OnInvite));
            status = 500;
        }

        if (observer is not null)
        {
            session.Observe(observer);
            return;
        }

        agent.Context.Counters.CountRefused();
        session.Refuse(status, [agent.RetryAfter]);
    }

    private bool TryTakeTransaction()
    {
        _transaction ??= agent.Layer.TryCreateServer(envelope);
        if (_transaction is null)
        {
            agent.RefuseOverload(envelope);
        }

        return _transaction is not null;
    }

    private void Respond(int status, System.Collections.Immutable.ImmutableArray<SipHeader> headers)
    {
        if (_transaction is null)
        {
            agent.RespondStateless(envelope, status, headers: headers);
        }
        else
        {
            StripeAgent.Respond(_transaction, status, headers: headers);
        }
    }
}
