using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

public sealed class OutsideDialogTests
{
    private AgentUnderTest _agent = null!;

    [SetUp]
    public void SetUp() => _agent = new AgentUnderTest();

    [TearDown]
    public async Task TearDown()
    {
        _agent.AssertNothingLeft();
        await _agent.Agent.StopAsync();
    }

    [Test]
    public void OPTIONS_is_answered_with_what_we_can()
    {
        _agent.Deliver(_agent.Request("OPTIONS"));
        var answer = _agent.Last<SipResponse>("200 OPTIONS");
        Assert.That(answer.Headers.Get("Allow"), Does.Contain("INVITE"));
        Assert.That(answer.Headers.Get("Accept"), Is.EqualTo("application/sdp, text/plain"));
        Assert.That(answer.Headers.Get("Supported"), Is.Not.Null);
        Assert.That(answer.Headers.To()!.Tag, Is.Not.Null);
        Assert.That(_agent.Agent.GetStatistics().Transactions, Is.Zero);
    }

    [TestCase("BYE", "", "481 BYE")]
    [TestCase("BYE", "unknown", "481 BYE")]
    [TestCase("INFO", "unknown", "481 INFO")]
    [TestCase("INVITE", "unknown", "481 INVITE")]
    [TestCase("SUBSCRIBE", "", "405 SUBSCRIBE")]
    [TestCase("NEWTHING", "", "501 NEWTHING")]
    [TestCase("REGISTER", "", "405 REGISTER")]
    [TestCase("MESSAGE", "unknown", "481 MESSAGE")]
    public void What_belongs_nowhere_is_refused_and_leaves_nothing(string method, string toTag, string answer)
    {
        _agent.Deliver(_agent.Request(method, toTag: toTag));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { answer }));
        Assert.That(_agent.Agent.GetStatistics().Transactions, Is.Zero);
    }

    [Test]
    public void A_required_extension_is_refused_420()
    {
        _agent.ReceiveInvite("offer", new SipHeader("Require", "nothingSupportsThis"));
        Assert.That(_agent.Last<SipResponse>("420 INVITE").Headers.Get("Unsupported"), Is.EqualTo("nothingSupportsThis"));
        Assert.That(_agent.Sessions, Is.Empty);
    }

    [Test]
    public void A_body_that_is_no_session_description_is_refused_415()
    {
        var invite = _agent.Request("INVITE", "x");
        _agent.Deliver(new SipRequest("INVITE", invite.RequestUri, invite.Headers.WithReplaced("Content-Type", "text/plain"), invite.Body));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "415 INVITE" }));
    }

    [Test]
    public void The_same_INVITE_by_another_way_is_a_merged_request()
    {
        var invite = _agent.ReceiveInvite();
        _agent.Deliver(_agent.Request("INVITE", "offer"));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "482 INVITE" }));
        _agent.Deliver(_agent.Request("CANCEL", branch: invite.Headers.TopVia()!.Branch));
    }

    [Test]
    public void Strays_are_dropped_and_counted()
    {
        _agent.Deliver(_agent.Request("ACK", toTag: "unknown"));
        _agent.Deliver(SipResponses.Create(_agent.Request("INVITE"), 200, toTag: "x"));
        Assert.That(_agent.Udp.Sent, Is.Empty);
        Assert.That(_agent.Agent.Strays, Is.EqualTo(2));
    }

    [Test]
    public void A_challenged_INVITE_leaves_nothing_and_its_ACK_is_absorbed()
    {
        _agent.Decide = static _ => new(new SipAccess.Challenge("example.com"));
        var invite = _agent.ReceiveInvite();
        _agent.Deliver(invite);
        var tags = _agent.Udp.Sent.Select(s => s.Message.Headers.To()!.Tag).Distinct().ToList();
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "407 INVITE", "407 INVITE" }));
        Assert.That(tags, Has.Count.EqualTo(1), "every copy gets the same tag");
        _agent.Deliver(_agent.Request("ACK", branch: invite.Headers.TopVia()!.Branch, toTag: tags[0]!));
        Assert.That(_agent.Udp.Sent, Has.Count.EqualTo(2));
        Assert.That(_agent.Agent.GetStatistics().Transactions, Is.Zero);
    }

    [Test]
    public void The_right_password_lets_the_caller_in_with_its_identity()
    {
        _agent.Decide = static _ => new(new SipAccess.Challenge("example.com", "account"));
        var invite = _agent.ReceiveInvite();
        var client = new DigestClient(new SipCredentials("alice", "secret"));
        Assert.That(client.TryAuthorize(invite, _agent.Last<SipResponse>("407 INVITE"), out var headers), Is.True);
        var second = new SipRequest("INVITE", invite.RequestUri, headers.WithReplaced("CSeq", "2 INVITE").WithReplaced("Via", $"SIP/2.0/UDP {Peer};rport;branch={_agent.NewBranch()}"), invite.Body);
        _agent.Deliver(second);

        Assert.That(_agent.Session.Identity, Is.EqualTo(new SipIdentity("example.com", "alice")));
        Assert.That(_agent.Session.AccessTag, Is.EqualTo("account"));
        _agent.Session.End();
    }

    [Test]
    public void A_refused_caller_gets_the_status()
    {
        _agent.Decide = static _ => new(new SipAccess.Refuse(403));
        _agent.ReceiveInvite();
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "403 INVITE" }));
    }

    [Test]
    public void An_ignored_caller_gets_nothing()
    {
        _agent.Decide = static _ => new(new SipAccess.Ignore());
        _agent.ReceiveInvite();
        Assert.That(_agent.Udp.Sent, Is.Empty);
        Assert.That(_agent.Agent.GetStatistics().Transactions, Is.Zero);
    }

    [Test]
    public async Task While_the_policy_waits_copies_are_absorbed_and_CANCEL_works()
    {
        var decision = new TaskCompletionSource<SipAccess>();
        _agent.Decide = _ => new(decision.Task);
        var invite = _agent.ReceiveInvite();
        _agent.Deliver(invite);
        Assert.That(_agent.Udp.Sent, Is.Empty);
        _agent.Deliver(_agent.Request("CANCEL", branch: invite.Headers.TopVia()!.Branch));
        decision.SetResult(new SipAccess.Allow());
        await _agent.Agent.StopAsync();
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "200 CANCEL", "487 INVITE" }));
        Assert.That(_agent.Sessions, Is.Empty);
    }

    [Test]
    public void A_policy_that_fails_refuses_with_500()
    {
        _agent.Decide = static _ => ValueTask.FromException<SipAccess>(new InvalidOperationException("store"));
        _agent.ReceiveInvite();
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "500 INVITE" }));
    }

    [Test]
    public void While_draining_new_calls_are_refused_and_old_ones_go_on()
    {
        _agent.EstablishIncoming();
        _agent.Agent.BeginDrain();
        _agent.Deliver(_agent.Request("INVITE", "offer", callId: "call-2"));
        Assert.That(_agent.Last<SipResponse>("503 INVITE").Headers.Get("Retry-After"), Is.EqualTo("5"));
        _agent.InDialog("BYE", 2);
        Assert.That(_agent.Count("200 BYE"), Is.EqualTo(1));
    }

    [Test]
    public async Task More_sessions_than_allowed_are_refused_503()
    {
        var small = new AgentUnderTest(new SipOptions { MaxSessions = 1 });
        small.EstablishIncoming();
        small.Deliver(small.Request("INVITE", "offer", callId: "call-2"));
        Assert.That(small.Count("503 INVITE"), Is.EqualTo(1));
        Assert.That(small.Agent.GetStatistics().RequestsRefused, Is.EqualTo(1));
        await small.Agent.StopAsync();
    }

    [Test]
    public async Task More_transactions_than_allowed_are_refused_503()
    {
        var small = new AgentUnderTest(new SipOptions { MaxTransactions = 16 });
        for (var i = 0; i < 20; i++)
        {
            small.Deliver(small.Request("INVITE", "offer", callId: $"call-{i}"));
        }

        Assert.That(small.Count("503 INVITE"), Is.EqualTo(4));
        Assert.That(small.Agent.GetStatistics().Dialogs, Is.EqualTo(16));
        await small.Agent.StopAsync();
        Assert.That(small.Agent.GetStatistics().Dialogs, Is.Zero);
    }

    [Test]
    public void A_flood_of_garbage_leaves_nothing()
    {
        var random = new Random(4711);
        var valid = SipSerializer.ToBytes(_agent.Request("INVITE", "offer"));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = i % 2 == 0 ? new byte[random.Next(1, 400)] : valid.ToArray();
            if (i % 2 == 0)
            {
                random.NextBytes(bytes);
            }
            else
            {
                for (var n = random.Next(1, 12); n > 0; n--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }
            }

            _agent.Udp.Deliver(bytes, Peer);
        }

        foreach (var session in _agent.Sessions)
        {
            session.Reject(486);
        }

        Assert.That(_agent.Agent.GetStatistics().MessagesRejected, Is.GreaterThan(10_000));
        _agent.AssertNothingLeft();
    }

    [Test]
    public void A_peer_without_rport_is_answered_at_its_Via_port()
    {
        var options = _agent.Request("OPTIONS");
        _agent.Deliver(new SipRequest("OPTIONS", options.RequestUri, options.Headers.WithReplaced("Via", "SIP/2.0/UDP 192.0.2.9:5099;branch=z9hG4bKx"), default));
        Assert.That(_agent.Udp.Sent[^1].Remote.Port, Is.EqualTo(5099));
    }

    [Test]
    public void A_peer_of_RFC_2543_without_a_cookie_is_served_too()
    {
        var invite = _agent.Request("INVITE", "offer", branch: "1");
        _agent.Deliver(invite);
        _agent.Deliver(invite);
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "100 INVITE" }));
        _agent.Session.End();
    }
}
