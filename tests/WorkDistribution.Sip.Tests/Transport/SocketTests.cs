using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Tests.Transport;

[Category("Sockets")]
public sealed class SocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [TestCase("udp")]
    [TestCase("tcp")]
    public async Task Two_agents_call_each_other(string transport)
    {
        await using var callee = await StartAsync();
        await using var caller = await StartAsync();
        var observer = new Caller();
        var port = callee.Agent.Listeners.Single(l => l.Transport == (transport == "udp" ? SipTransportKind.Udp : SipTransportKind.Tcp)).EndPoint.Port;
        Assert.That(SipUri.TryParse($"sip:bob@127.0.0.1:{port};transport={transport}", out var uri), Is.True);
        var session = caller.Agent.Invite(
            new OutgoingInvite { RequestUri = uri!, From = new NameAddress { Uri = new SipUri { User = "alice", Host = "127.0.0.1" } }, Body = "offer"u8.ToArray() },
            observer);
        await observer.Answered.Task.WaitAsync(Patience);
        session.End();
        Assert.That((await observer.Ended.Task.WaitAsync(Patience)).Reason, Is.EqualTo(SessionEndReason.LocalBye));
        Assert.That((await callee.App.Ended.Task.WaitAsync(Patience)).Reason, Is.EqualTo(SessionEndReason.RemoteBye));

        await caller.Agent.StopAsync();
        await callee.Agent.StopAsync();
        var left = callee.Agent.GetStatistics();
        Assert.That((left.Transactions, left.Dialogs, left.Timers, left.Connections), Is.EqualTo((0, 0, 0, 0)));
    }

    [Test]
    public async Task A_TCP_peer_may_send_in_pieces_and_pings_are_answered()
    {
        await using var agent = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, agent.Port(SipTransportKind.Tcp));
        var stream = client.GetStream();
        await stream.WriteAsync("\r\n\r\n"u8.ToArray());
        var pong = new byte[2];
        await stream.ReadExactlyAsync(pong).AsTask().WaitAsync(Patience);
        Assert.That(Encoding.ASCII.GetString(pong), Is.EqualTo("\r\n"));

        var options = Encoding.ASCII.GetBytes("OPTIONS sip:bob@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKa\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@c>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
        foreach (var piece in options.Chunk(17))
        {
            await stream.WriteAsync(piece);
            await stream.FlushAsync();
        }

        var buffer = new byte[4096];
        var length = await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience);
        Assert.That(Encoding.ASCII.GetString(buffer, 0, length), Does.StartWith("SIP/2.0 200"));
    }

    [Test]
    public async Task A_TCP_peer_that_speaks_no_SIP_is_hung_up()
    {
        await using var agent = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, agent.Port(SipTransportKind.Tcp));
        var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        Assert.That(await stream.ReadAsync(new byte[100]).AsTask().WaitAsync(Patience), Is.Zero);
        Assert.That(agent.Agent.GetStatistics().MessagesRejected, Is.EqualTo(1));
    }

    [Test]
    public async Task A_TCP_peer_that_begins_a_message_and_stops_is_hung_up()
    {
        await using var agent = await StartAsync(o => o with { MessageTimeout = TimeSpan.FromMilliseconds(200) });
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, agent.Port(SipTransportKind.Tcp));
        var stream = client.GetStream();
        await stream.WriteAsync("INVITE sip:x"u8.ToArray());
        Assert.That(await stream.ReadAsync(new byte[100]).AsTask().WaitAsync(Patience), Is.Zero);
    }

    [Test]
    public async Task A_TCP_next_hop_that_is_not_there_ends_the_call()
    {
        await using var agent = await StartAsync();
        var observer = new Caller();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.That(SipUri.TryParse($"sip:bob@{taken.LocalEndPoint};transport=tcp", out var uri), Is.True);
        agent.Agent.Invite(
            new OutgoingInvite { RequestUri = uri!, From = new NameAddress { Uri = new SipUri { User = "alice", Host = "127.0.0.1" } }, Body = "offer"u8.ToArray() },
            observer);
        Assert.That((await observer.Ended.Task.WaitAsync(Patience)).Reason, Is.EqualTo(SessionEndReason.TransportFailure));
    }

    private static async Task<Running> StartAsync(Func<SipOptions, SipOptions>? change = null)
    {
        var any = new IPEndPoint(IPAddress.Loopback, 0);
        var options = new SipOptions { Listeners = [new(SipTransportKind.Udp, any), new(SipTransportKind.Tcp, any)] };
        options = change?.Invoke(options) ?? options;
        var transports = new ISipTransport[] { new UdpTransport(any, NullLogger.Instance), new TcpTransport(any, options, TimeProvider.System, NullLogger.Instance) };
        var app = new Callee();
        var agent = new SipUserAgent(options, new Open(), new DigestServer(new DigestServerOptions(), TimeProvider.System), null, TimeProvider.System, NullLogger.Instance, transports, inline: false);
        await agent.StartAsync(app, CancellationToken.None);
        return new Running(agent, app);
    }

    private sealed record Running(SipUserAgent Agent, Callee App) : IAsyncDisposable
    {
        public int Port(SipTransportKind kind) => Agent.Listeners.Single(l => l.Transport == kind).EndPoint.Port;

        public ValueTask DisposeAsync() => Agent.DisposeAsync();
    }

    private sealed class Open : ISipAccessPolicy
    {
        public ValueTask<SipAccess> DecideAsync(ReceivedMessage received, CancellationToken cancellationToken) => new(new SipAccess.Allow());

        public ValueTask<string?> FindPasswordAsync(string realm, string userName, CancellationToken cancellationToken) => new((string?)null);
    }

    private sealed class Callee : Caller, ISipApplication
    {
        public IInviteSessionObserver OnInvite(IInviteSession session)
        {
            session.Ring();
            session.Accept("answer"u8.ToArray());
            return this;
        }

        public ValueTask<MessageAnswer> OnMessageAsync(IncomingMessage message, CancellationToken cancellationToken) => new(new MessageAnswer(405));
    }

    private class Caller : IInviteSessionObserver
    {
        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<SessionEnd> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void OnProgress(SipResponse response)
        {
        }

        public void OnAnswered(SipResponse response) => Answered.TrySetResult();

        public void OnConfirmed(SipRequest ack)
        {
        }

        public void OnOffer(ReadOnlyMemory<byte> body)
        {
        }

        public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body)
        {
        }

        public void OnInfo(string contentType, ReadOnlyMemory<byte> body)
        {
        }

        public void OnRefer(IReferRequest refer) => refer.Reject();

        public void OnReferAnswered(int status)
        {
        }

        public void OnReferNotified(int? status, bool isOver)
        {
        }

        public void OnEnded(SessionEnd end) => Ended.TrySetResult(end);
    }
}
