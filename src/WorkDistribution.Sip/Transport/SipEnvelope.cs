using System.Diagnostics.CodeAnalysis;
using System.Net;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;

namespace WorkDistribution.Sip.Transport;

/// <summary>A received message with the parts by which it is sorted, read once. A request's top Via has been completed with received and rport
/// (RFC 3261 section 18.2.1, RFC 3581), so that responses repeat them.</summary>
internal sealed class SipEnvelope
{
    private SipEnvelope(ReceivedMessage received, ViaHeader via, NameAddress from, NameAddress to, string callId, CSeq cseq)
    {
        Received = received;
        Via = via;
        From = from;
        To = to;
        CallId = callId;
        CSeq = cseq.Number;
        CSeqMethod = cseq.Method;
    }

    /// <summary>The message with its origin.</summary>
    public ReceivedMessage Received { get; }

    /// <summary>The request; only for requests.</summary>
    public SipRequest Request => (SipRequest)Received.Message;

    /// <summary>The top Via as the peer sent it.</summary>
    public ViaHeader Via { get; }

    /// <summary>The From header.</summary>
    public NameAddress From { get; }

    /// <summary>The To header.</summary>
    public NameAddress To { get; }

    /// <summary>From's tag; empty when none.</summary>
    public string FromTag => From.Tag ?? "";

    /// <summary>To's tag; empty when none.</summary>
    public string ToTag => To.Tag ?? "";

    /// <summary>The Call-ID.</summary>
    public string CallId { get; }

    /// <summary>The CSeq's number.</summary>
    public uint CSeq { get; }

    /// <summary>The CSeq's method.</summary>
    public string CSeqMethod { get; }

    /// <summary>The server transaction of a request.</summary>
    public TransactionKey ServerKey
    {
        get
        {
            var method = Request.Method == SipMethods.Ack ? SipMethods.Invite : Request.Method;
            return Via.HasRfc3261Branch
                ? new TransactionKey(Via.Branch!, Via.SentBy, method)
                : new TransactionKey($"{CallId} {CSeq} {FromTag} {Request.RequestUri}", Via.SentBy, method);
        }
    }

    /// <summary>The client transaction of a response.</summary>
    public TransactionKey ClientKey => new(Via.Branch ?? "", "", CSeqMethod);

    /// <summary>Where the response to this request goes: back by the same connection, or to the port it came from if it asked so, or to its Via's port.</summary>
    public SipDestination ResponseDestination =>
        Received.Transport == SipTransportKind.Tcp || Via.HasRPort
            ? new SipDestination(Received.Transport, Received.Remote)
            : ViaDestination;

    /// <summary>The address this came from with the port of its Via.</summary>
    public SipDestination ViaDestination => new(Received.Transport, new IPEndPoint(Received.Remote.Address, Via.Port ?? 5060));

    /// <summary>true when the Via names another address than the one it came from: the sender is behind NAT.</summary>
    public bool IsBehindNat => IPAddress.TryParse(Via.Host, out var written) && !written.Equals(Received.Remote.Address);

    /// <summary>Reads the parts.</summary>
    /// <returns>false when one is missing or malformed: the message cannot even be answered.</returns>
    public static bool TryCreate(ReceivedMessage received, [NotNullWhen(true)] out SipEnvelope? envelope)
    {
        envelope = null;
        var headers = received.Message.Headers;
        if (headers.TopVia() is not { } via
            || headers.From() is not { } from
            || headers.To() is not { } to
            || headers.CallId() is not { } callId
            || headers.CSeq() is not { } cseq)
        {
            return false;
        }

        if (received.Message is SipRequest request)
        {
            received = received with { Message = WithOrigin(request, via, received.Remote) };
        }

        envelope = new SipEnvelope(received, via, from, to, callId, cseq);
        return true;
    }

    private static SipRequest WithOrigin(SipRequest request, ViaHeader via, IPEndPoint remote)
    {
        if (!via.HasRPort && IPAddress.TryParse(via.Host, out var written) && written.Equals(remote.Address))
        {
            return request;
        }

        var seen = via.WithParameter("received", remote.Address.ToString());
        if (via.HasRPort)
        {
            seen = seen.WithParameter("rport", remote.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return new SipRequest(request.Method, request.RequestUri, request.Headers.WithTopVia(seen), request.Body);
    }
}
