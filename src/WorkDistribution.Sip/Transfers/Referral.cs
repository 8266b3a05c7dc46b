using System.Collections.Immutable;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transfers;

/// <summary>The REFERs of one session: those that come, and ours with what is told of it. On the session's stripe.</summary>
internal sealed class Referral(InviteSession session)
{
    private bool _hasCome;
    private bool _isPending;
    private OutgoingRefer? _waiting;

    /// <summary>A REFER came.</summary>
    public void OnRefer(Transactions.ServerTransaction transaction)
    {
        if (!session.IsConfirmed)
        {
            StripeAgent.Respond(transaction, 403);
        }
        else if (ReferRequest.Read(session, transaction, isFirst: !_hasCome) is { } refer)
        {
            _hasCome = true;
            session.Observer.OnRefer(refer);
        }
        else
        {
            StripeAgent.Respond(transaction, 400, "Refer-To");
        }
    }

    /// <summary>A NOTIFY came: of our REFER, or of nothing that we asked for.</summary>
    public void OnNotify(Transactions.ServerTransaction transaction)
    {
        var headers = transaction.Request.Headers;
        if (headers.Get("Event") is not { } name || !IsRefer(name))
        {
            StripeAgent.Respond(transaction, 489);
            return;
        }

        if (!_isPending)
        {
            StripeAgent.Respond(transaction, 481);
            return;
        }

        StripeAgent.Respond(transaction, 200);
        var isOver = headers.Get("Subscription-State") is { } state && state.AsSpan().TrimStart().StartsWith("terminated", StringComparison.OrdinalIgnoreCase);
        var status = SipFragment.Read(transaction.Request.Body.Span);
        if (status is null && !isOver)
        {
            return;
        }

        isOver |= status >= 200;
        _isPending = !isOver;
        session.Observer.OnReferNotified(status, isOver);
    }

    /// <summary>Sends a REFER; one at a time. Before the session is confirmed (its ACK is on the way) it waits for that.</summary>
    public void Send(OutgoingRefer refer)
    {
        if (session.IsEnded || _isPending)
        {
            session.Observer.OnReferAnswered(session.IsEnded ? 481 : 491);
            return;
        }

        _isPending = true;
        if (session.IsConfirmed)
        {
            Transmit(refer);
        }
        else
        {
            _waiting = refer;
        }
    }

    /// <summary>The session has been confirmed.</summary>
    public void OnConfirmed()
    {
        if (_waiting is { } refer)
        {
            _waiting = null;
            Transmit(refer);
        }
    }

    private void Transmit(OutgoingRefer refer)
    {
        ImmutableArray<SipHeader> headers = [new("Refer-To", $"<{refer.ReferTo}>")];
        if (refer.ReferredBy is { } by)
        {
            headers = headers.Add(new SipHeader("Referred-By", $"<{by}>"));
        }

        DialogRequest.Send(session, SipMethods.Refer, [.. headers, .. refer.Headers], default, (of, status, response) =>
        {
            // Without a subscription nothing more is told (RFC 4488).
            _isPending &= status is >= 200 and < 300;
            of.Observer.OnReferAnswered(status);
            if (_isPending && response?.Headers.Get("Refer-Sub") is { } sub && sub.AsSpan().TrimStart().StartsWith("false", StringComparison.OrdinalIgnoreCase))
            {
                _isPending = false;
                of.Observer.OnReferNotified(null, isOver: true);
            }

            if (status == 481)
            {
                of.OnLost(status);
            }
        });
    }

    private static bool IsRefer(string name)
    {
        var token = name.AsSpan();
        var end = token.IndexOf(';');
        return (end < 0 ? token : token[..end]).Trim().Equals("refer", StringComparison.OrdinalIgnoreCase);
    }
}
