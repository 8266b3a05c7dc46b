using System.Net;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;

namespace WorkDistribution.Sip.Transport;

/// <summary>Reads messages and hands each to the stripe of its Call-ID.</summary>
internal sealed class SipIntake(StackContext context, StripeAgent[] agents) : ISipIntake
{
    private readonly SipParserLimits _limits = SipParserLimits.Default;

    /// <summary>The stripe of a Call-ID.</summary>
    public StripeAgent AgentOf(string callId) => agents[(uint)callId.GetHashCode(StringComparison.Ordinal) % (uint)agents.Length];

    /// <inheritdoc/>
    public void OnDatagram(ReadOnlySpan<byte> datagram, IPEndPoint remote, IPEndPoint local)
    {
        if (SipParser.TryParse(datagram, _limits, out var message, out var error))
        {
            Take(message, SipTransportKind.Udp, remote, local);
        }
        else if (error.Reason != SipParseErrorReason.Empty && !IsKeepAlive(datagram))
        {
            context.Counters.CountRejected();
            SipLog.Unusable(context.Logger, remote, error.Reason.ToString());
            if (SipRefusal.TryCreate(datagram, _limits, error, out var request, out var refusal) && request.Headers.TopVia() is { } via)
            {
                var port = via.HasRPort ? remote.Port : via.Port ?? 5060;
                context.Network.TrySend(SipSerializer.ToBytes(refusal), new SipDestination(SipTransportKind.Udp, new IPEndPoint(remote.Address, port)), local, null);
            }
        }
    }

    /// <inheritdoc/>
    public void OnStreamMessage(SipMessage message, IPEndPoint remote, IPEndPoint local) => Take(message, SipTransportKind.Tcp, remote, local);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> OnBrokenStream(ReadOnlySpan<byte> bytes, SipParseError error, IPEndPoint remote)
    {
        context.Counters.CountRejected();
        SipLog.Unusable(context.Logger, remote, error.Reason.ToString());
        return SipRefusal.TryCreate(bytes, _limits, error, out _, out var refusal) ? SipSerializer.ToBytes(refusal) : default;
    }

    private static bool IsKeepAlive(ReadOnlySpan<byte> datagram) => datagram.Length <= 4 && !datagram.ContainsAnyExcept((byte)0, (byte)'\r', (byte)'\n');

    private void Take(SipMessage message, SipTransportKind kind, IPEndPoint remote, IPEndPoint local)
    {
        var received = new ReceivedMessage(message, kind, remote, local, context.Time.GetTimestamp());
        if (!SipEnvelope.TryCreate(received, out var envelope))
        {
            context.Counters.CountRejected();
            RefuseIncomplete(received);
            return;
        }

        context.Counters.CountReceived();
        if (AgentOf(envelope.CallId).TryPost(envelope))
        {
            return;
        }

        context.Counters.CountRefused();
        if (message is SipRequest { Method: not SipMethods.Ack } request)
        {
            var seconds = ((int)context.Options.RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var refusal = SipResponses.Create(request, 503, toTag: SipTokens.NewTag(), headers: [new SipHeader("Retry-After", seconds)]);
            context.Network.TrySend(SipSerializer.ToBytes(refusal), envelope.ResponseDestination, local, null);
        }
    }

    /// <summary>400 for a request that lacks what every request has, as long as its Via tells where to answer.</summary>
    private void RefuseIncomplete(ReceivedMessage received)
    {
        if (received.Message is not SipRequest { Method: not SipMethods.Ack } request || request.Headers.TopVia() is not { } via)
        {
            return;
        }

        var check = SipRequestValidator.Check(request);
        if (check.Status == 400)
        {
            var port = received.Transport == SipTransportKind.Tcp || via.HasRPort ? received.Remote.Port : via.Port ?? 5060;
            var destination = new SipDestination(received.Transport, new IPEndPoint(received.Remote.Address, port));
            context.Network.TrySend(SipSerializer.ToBytes(SipResponses.Create(request, 400, check.Phrase)), destination, received.Local, null);
        }
    }
}
