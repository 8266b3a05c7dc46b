using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Tests.Transport;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Testing;

namespace WorkDistribution.Sip.Tests.Dialogs;

/// <summary>A user agent on memory transports and a clock moved by hand, and a peer that speaks to it message by message. Everything happens before a
/// call returns.</summary>
internal sealed class AgentUnderTest : ISipApplication, ISipAccessPolicy
{
    public static readonly IPEndPoint Own = new(IPAddress.Parse("192.0.2.1"), 5060);
    public static readonly IPEndPoint Peer = new(IPAddress.Parse("192.0.2.9"), 5070);

    private int _branch;

    public AgentUnderTest(SipOptions? options = null, DigestServerOptions? digest = null, Func<TimeProvider, Sip.Registrar.Registrar>? registrar = null)
    {
        Udp = new InMemorySipTransport(SipTransportKind.Udp, Own);
        Tcp = new InMemorySipTransport(SipTransportKind.Tcp, Own);
        Clock = new ManualTimeProvider();
        Agent = new SipUserAgent(options ?? new SipOptions(), this, new DigestServer(digest ?? new DigestServerOptions(), Clock), registrar?.Invoke(Clock), Clock, NullLogger.Instance, [Udp, Tcp], inline: true);
        Agent.StartAsync(this, CancellationToken.None).GetAwaiter().GetResult();
    }

    public InMemorySipTransport Udp { get; }

    public InMemorySipTransport Tcp { get; }

    public ManualTimeProvider Clock { get; }

    public SipUserAgent Agent { get; }

    public Func<ReceivedMessage, ValueTask<SipAccess>> Decide { get; set; } = static _ => new(new SipAccess.Allow("tag"));

    public bool TakesCalls { get; set; } = true;

    public Func<IncomingMessage, ValueTask<MessageAnswer>> TakeMessage { get; set; } = static _ => new(new MessageAnswer(405));

    public List<IInviteSession> Sessions { get; } = [];

    public RecordingObserver Observer { get; } = new();

    public IInviteSession Session => Sessions[^1];

    /// <summary>Everything sent over UDP, as "INVITE" or "200 INVITE".</summary>
    public IEnumerable<string> SentLines => Udp.Sent.Select(s => Line(s.Message));

    public IInviteSessionObserver? OnInvite(IInviteSession session)
    {
        Sessions.Add(session);
        return TakesCalls ? Observer : null;
    }

    public ValueTask<MessageAnswer> OnMessageAsync(IncomingMessage message, CancellationToken cancellationToken) => TakeMessage(message);

    public ValueTask<SipAccess> DecideAsync(ReceivedMessage received, CancellationToken cancellationToken) => Decide(received);

    public ValueTask<string?> FindPasswordAsync(string realm, string userName, CancellationToken cancellationToken) =>
        new(userName == "alice" ? "secret" : null);

    public static string Line(SipMessage message) => message switch
    {
        SipRequest request => request.Method,
        SipResponse response => $"{response.StatusCode} {response.Headers.CSeq()!.Value.Method}",
        _ => "",
    };

    public static ReadOnlyMemory<byte> Body(string text) => Encoding.UTF8.GetBytes(text);

    public static SipUri Uri(string text) => SipUri.TryParse(text, out var uri) ? uri : throw new ArgumentException(text, nameof(text));

    /// <summary>The last message sent that has that line; fails when there is none.</summary>
    public T Last<T>(string line)
        where T : SipMessage => (T)Udp.Sent.Last(s => Line(s.Message) == line).Message;

    public int Count(string line) => SentLines.Count(l => l == line);

    /// <summary>A request of the peer outside a dialog.</summary>
    public SipRequest Request(string method, string body = "", uint cseq = 1, string? branch = null, string callId = "call-1", string toTag = "", params SipHeader[] headers)
    {
        var fields = ImmutableArray.CreateBuilder<SipHeader>();
        fields.Add(new SipHeader("Via", $"SIP/2.0/UDP {Peer};rport;branch={branch ?? NewBranch()}"));
        fields.Add(new SipHeader("Max-Forwards", "70"));
        fields.Add(new SipHeader("From", "<sip:alice@example.com>;tag=peer"));
        fields.Add(new SipHeader("To", toTag.Length == 0 ? "<sip:bob@192.0.2.1>" : $"<sip:bob@192.0.2.1>;tag={toTag}"));
        fields.Add(new SipHeader("Call-ID", callId));
        fields.Add(new SipHeader("CSeq", $"{cseq} {method}"));
        fields.Add(new SipHeader("Contact", $"<sip:alice@{Peer}>"));
        if (body.Length > 0)
        {
            fields.Add(new SipHeader("Content-Type", "application/sdp"));
        }

        fields.AddRange(headers);
        return new SipRequest(method, Uri("sip:bob@192.0.2.1"), new SipHeaders(fields.ToImmutable()), Body(body));
    }

    public string NewBranch() => $"z9hG4bKpeer{++_branch}";

    public void Deliver(SipMessage message) => Udp.Deliver(message, Peer);

    /// <summary>The peer calls; returns its INVITE.</summary>
    public SipRequest ReceiveInvite(string body = "offer", params SipHeader[] headers)
    {
        var invite = Request("INVITE", body, headers: headers);
        Deliver(invite);
        return invite;
    }

    /// <summary>The tag we gave the incoming session.</summary>
    public string OurTag(string line = "200 INVITE") => Last<SipResponse>(line).Headers.To()!.Tag!;

    /// <summary>The peer's ACK for a 2xx of ours.</summary>
    public void ReceiveAck(uint cseq = 1, string body = "") => Deliver(Request("ACK", body, cseq, toTag: OurTag()));

    /// <summary>A call from the peer, answered and confirmed.</summary>
    public IInviteSession EstablishIncoming()
    {
        ReceiveInvite();
        Session.Accept(Body("answer"));
        ReceiveAck();
        return Session;
    }

    /// <summary>The peer's next request within the incoming call.</summary>
    public SipRequest InDialog(string method, uint cseq, string body = "", params SipHeader[] headers)
    {
        var request = Request(method, body, cseq, toTag: OurTag(), headers: headers);
        Deliver(request);
        return request;
    }

    /// <summary>We call the peer.</summary>
    public IInviteSession Call(SipCredentials? credentials = null, string uri = "sip:carol@192.0.2.9:5070", ReadOnlyMemory<byte>? body = null)
    {
        var session = Agent.Invite(
            new OutgoingInvite { RequestUri = Uri(uri), From = new NameAddress { Uri = Uri("sip:bob@example.com") }, Body = body ?? Body("offer"), Credentials = credentials },
            Observer);
        Sessions.Add(session);
        return session;
    }

    /// <summary>The peer answers a request of ours.</summary>
    public SipResponse Answer(SipRequest request, int status, string body = "", string tag = "theirs", params SipHeader[] headers)
    {
        ImmutableArray<SipHeader> all = [new("Contact", $"<sip:carol@{Peer}>"), .. headers];
        var response = SipResponses.Create(request, status, null, status == 100 ? null : tag, all, Body(body));
        Deliver(response);
        return response;
    }

    /// <summary>A call to the peer, answered and confirmed.</summary>
    public IInviteSession EstablishOutgoing()
    {
        var session = Call();
        Answer(Last<SipRequest>("INVITE"), 200, "answer");
        return session;
    }

    /// <summary>A request of the peer within a call of ours.</summary>
    public SipRequest FromCallee(string method, uint cseq, string body = "")
    {
        var request = FromCalleeUnsent(method, cseq, body);
        Deliver(request);
        return request;
    }

    /// <summary>The same, not delivered yet.</summary>
    public SipRequest FromCalleeUnsent(string method, uint cseq, string body = "")
    {
        var invite = Last<SipRequest>("INVITE");
        var fields = ImmutableArray.Create<SipHeader>(
            new("Via", $"SIP/2.0/UDP {Peer};rport;branch={NewBranch()}"),
            new("Max-Forwards", "70"),
            new("From", invite.Headers.To()!.WithTag("theirs").ToString()),
            new("To", invite.Headers.Get("From")!),
            new("Call-ID", invite.Headers.CallId()!),
            new("CSeq", $"{cseq} {method}"),
            new("Contact", $"<sip:carol@{Peer}>"));
        return new SipRequest(method, invite.Headers.Contact()!.Uri, new SipHeaders(fields), Body(body));
    }

    /// <summary>Lets all timers run out; nothing may be left then.</summary>
    public void AssertNothingLeft()
    {
        Clock.Advance(TimeSpan.FromSeconds(100));
        var statistics = Agent.GetStatistics();
        Assert.That((statistics.Transactions, statistics.Dialogs, statistics.Timers), Is.EqualTo((0, 0, 0)), "transactions, dialogs, timers");
    }
}
