using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>A dialog as RFC 3261 section 12 has it, and what is known of the way to the peer. Replaced whole when it changes.</summary>
internal sealed record DialogState
{
    /// <summary>The Call-ID.</summary>
    public required string CallId { get; init; }

    /// <summary>Our side: From of our requests, with our tag.</summary>
    public required NameAddress Local { get; init; }

    /// <summary>Their side, with their tag.</summary>
    public required NameAddress Remote { get; init; }

    /// <summary>CSeq of our last request.</summary>
    public required uint LocalCSeq { get; init; }

    /// <summary>CSeq of their last request; null when they have sent none.</summary>
    public uint? RemoteCSeq { get; init; }

    /// <summary>Proxies our requests pass, nearest first.</summary>
    public ImmutableArray<NameAddress> RouteSet { get; init; } = [];

    /// <summary>Their contact: the Request-URI of our requests.</summary>
    public required SipUri RemoteTarget { get; init; }

    /// <summary>Where the peer's first message came from.</summary>
    public required SipDestination Peer { get; init; }

    /// <summary>Our address the peer talks to; null for any.</summary>
    public IPEndPoint? LocalEndPoint { get; init; }

    /// <summary>true when no proxy stands between, as far as one can see.</summary>
    public bool IsDirect { get; init; }

    /// <summary>true when the peer's own idea of its address is not what we see.</summary>
    public bool IsBehindNat { get; init; }

    /// <summary>Our tag.</summary>
    public string LocalTag => Local.Tag ?? "";

    /// <summary>Their tag.</summary>
    public string RemoteTag => Remote.Tag ?? "";

    /// <summary>The dialog an INVITE from outside opens (section 12.1.1); null when its Contact is missing.</summary>
    public static DialogState? OfServer(SipEnvelope invite, string localTag)
    {
        var headers = invite.Request.Headers;
        if (headers.Contact() is not { } contact)
        {
            return null;
        }

        return new DialogState
        {
            CallId = invite.CallId,
            Local = invite.To.WithTag(localTag),
            Remote = invite.From,
            LocalCSeq = 0,
            RemoteCSeq = invite.CSeq,
            RouteSet = headers.Get("Record-Route") is null ? [] : headers.RecordRoutes(),
            RemoteTarget = contact.Uri,
            Peer = invite.ResponseDestination,
            LocalEndPoint = invite.Received.Local,
            IsDirect = headers.CountOf("Via") == 1 && !headers.Get("Via")!.Contains(',', StringComparison.Ordinal),
            IsBehindNat = invite.IsBehindNat,
        };
    }

    /// <summary>The dialog that a response to our INVITE opens (section 12.1.2).</summary>
    /// <param name="invite">As sent.</param>
    /// <param name="cseq">Its CSeq number.</param>
    /// <param name="response">101 to 299 with a tag.</param>
    /// <param name="destination">Where the INVITE went.</param>
    /// <param name="local">From which of our addresses.</param>
    /// <param name="givenDestination">true when the next hop was given and not found from the Request-URI.</param>
    public static DialogState OfClient(SipRequest invite, uint cseq, SipEnvelope response, SipDestination destination, IPEndPoint? local, bool givenDestination)
    {
        var headers = response.Received.Message.Headers;
        var routes = headers.Get("Record-Route") is null ? [] : headers.RecordRoutes();
        return new DialogState
        {
            CallId = response.CallId,
            Local = response.From,
            Remote = response.To,
            LocalCSeq = cseq,
            RouteSet = routes.Length < 2 ? routes : [.. routes.Reverse()],
            RemoteTarget = headers.Contact()?.Uri ?? invite.RequestUri,
            Peer = destination,
            LocalEndPoint = local,
            IsDirect = givenDestination,
            IsBehindNat = givenDestination && IPAddress.TryParse(invite.RequestUri.Host, out var written) && !written.Equals(destination.EndPoint.Address),
        };
    }

    /// <summary>With the Contact of a target refresh, where it has one.</summary>
    public DialogState Refreshed(SipHeaders headers) => headers.Contact() is { } contact ? this with { RemoteTarget = contact.Uri } : this;

    /// <summary>A request in the dialog, without Via.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cseq">Its number; ACK repeats the INVITE's.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="body">The body.</param>
    public SipRequest Request(string method, uint cseq, ImmutableArray<SipHeader> headers, ReadOnlyMemory<byte> body)
    {
        var fields = ImmutableArray.CreateBuilder<SipHeader>(8 + headers.Length + RouteSet.Length);
        var target = RemoteTarget;
        if (RouteSet.Length > 0)
        {
            var strict = RouteSet[0].Uri.Parameter("lr") is null;
            for (var i = strict ? 1 : 0; i < RouteSet.Length; i++)
            {
                fields.Add(new SipHeader("Route", RouteSet[i].ToString()));
            }

            if (strict)
            {
                // A strict router wants itself as Request-URI and the target at the end (section 12.2.1.1).
                fields.Add(new SipHeader("Route", $"<{target}>"));
                target = RouteSet[0].Uri;
            }
        }

        fields.Add(new SipHeader("Max-Forwards", "70"));
        fields.Add(new SipHeader("From", Local.ToString()));
        fields.Add(new SipHeader("To", Remote.ToString()));
        fields.Add(new SipHeader("Call-ID", CallId));
        fields.Add(new SipHeader("CSeq", new CSeq(cseq, method).ToString()));
        fields.AddRange(headers);
        return new SipRequest(method, target, new SipHeaders(fields.ToImmutable()), body);
    }

    /// <summary>The next hop of a request in the dialog; null when <see cref="NextHopUri"/> must be looked up first.</summary>
    public SipDestination? NextHop(SipNetwork network)
    {
        if (RouteSet.Length > 0)
        {
            return SipResolver.FromLiteral(RouteSet[0].Uri);
        }

        if (IsDirect && Peer.Transport == SipTransportKind.Tcp && network.IsConnected(Peer))
        {
            return Peer;
        }

        // A contact that is a name (a GRUU, the domain of a registrar) or an address behind NAT leads nowhere: the peer is where we hear it from.
        if (SipResolver.FromLiteral(RemoteTarget) is not { } contact)
        {
            return IsDirect ? Peer : null;
        }

        return (IsBehindNat && !contact.EndPoint.Address.Equals(Peer.EndPoint.Address)) || network.IsOwn(contact.EndPoint) ? Peer : contact;
    }

    /// <summary>The URI whose address is the next hop.</summary>
    public SipUri NextHopUri => RouteSet.Length > 0 ? RouteSet[0].Uri : RemoteTarget;
}
