using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

public sealed class OutgoingSessionTests
{
    private AgentUnderTest _agent = null!;

    [SetUp]
    public void SetUp() => _agent = new AgentUnderTest();

    [TearDown]
    public async Task TearDown()
    {
        _agent.AssertNothingLeft();
        Assert.That(_agent.Observer.Ends, Has.Count.LessThanOrEqualTo(1));
        await _agent.Agent.StopAsync();
    }

    private SipRequest Invite => _agent.Last<SipRequest>("INVITE");

    [Test]
    public void A_call_is_rung_answered_acknowledged_and_ended_by_us()
    {
        var session = _agent.Call();
        _agent.Answer(Invite, 100);
        _agent.Answer(Invite, 180);
        _agent.Answer(Invite, 183, "early");
        _agent.Answer(Invite, 200, "answer");
        session.End();
        _agent.Answer(_agent.Last<SipRequest>("BYE"), 200);

        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "INVITE", "ACK", "BYE" }));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "progress 180", "progress 183 early", "answered 200 answer", "ended LocalBye" }));
        Assert.That(_agent.Last<SipRequest>("ACK").RequestUri.ToString(), Is.EqualTo("sip:carol@192.0.2.9:5070"));
        Assert.That(_agent.Last<SipRequest>("BYE").Headers.CSeq()!.Value.Number, Is.EqualTo(2));
        Assert.That(session.RemoteEndPoint, Is.EqualTo(Peer));
    }

    [Test]
    public void The_callee_may_end_it()
    {
        _agent.EstablishOutgoing();
        _agent.FromCallee("BYE", 1);
        Assert.That(_agent.Count("200 BYE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended RemoteBye"));
    }

    [Test]
    public void An_INVITE_without_an_answer_is_sent_seven_times_and_times_out()
    {
        _agent.Call();
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(7));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended Timeout" }));
    }

    [Test]
    public void A_refusal_is_acknowledged_each_time_and_ends_the_call()
    {
        _agent.Call();
        var busy = _agent.Answer(Invite, 486);
        _agent.Deliver(busy);
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "INVITE", "ACK", "ACK" }));
        Assert.That(_agent.Last<SipRequest>("ACK").Headers.TopVia()!.Branch, Is.EqualTo(Invite.Headers.TopVia()!.Branch));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended RemoteReject 486" }));
    }

    [Test]
    public void A_redirection_is_a_refusal()
    {
        _agent.Call();
        _agent.Answer(Invite, 302);
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended RemoteReject 302" }));
    }

    [Test]
    public void A_repeated_2xx_gets_the_same_ACK_again()
    {
        _agent.Call();
        var answer = _agent.Answer(Invite, 200, "answer");
        _agent.Deliver(answer);
        var acks = _agent.Udp.Sent.Where(s => Line(s.Message) == "ACK").Select(s => s.Message.Headers.TopVia()!.Branch).ToList();
        Assert.That(acks, Has.Count.EqualTo(2));
        Assert.That(acks[0], Is.EqualTo(acks[1]));
        Assert.That(_agent.Observer.Events, Has.Count.EqualTo(1));
        _agent.FromCallee("BYE", 1);
    }

    [Test]
    public void Giving_up_before_anything_was_heard_waits_for_a_provisional_response()
    {
        var session = _agent.Call();
        session.End("SIP;cause=487");
        Assert.That(_agent.Count("CANCEL"), Is.Zero);
        _agent.Answer(Invite, 180);
        var cancel = _agent.Last<SipRequest>("CANCEL");
        Assert.That(cancel.Headers.Get("Via"), Is.EqualTo(Invite.Headers.Get("Via")));
        Assert.That(cancel.Headers.Get("CSeq"), Is.EqualTo("1 CANCEL"));

        _agent.Answer(cancel, 200);
        _agent.Answer(Invite, 487);
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended LocalCancel" }));
        Assert.That(_agent.Agent.GetStatistics().Dialogs, Is.Zero);
    }

    [Test]
    public void Giving_up_while_it_rings_cancels_at_once()
    {
        var session = _agent.Call();
        _agent.Answer(Invite, 180);
        session.End();
        _agent.Answer(_agent.Last<SipRequest>("CANCEL"), 200);
        _agent.Answer(Invite, 487);
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "INVITE", "CANCEL", "ACK" }));
    }

    [Test]
    public void An_answer_that_crosses_our_CANCEL_is_acknowledged_and_ended()
    {
        var session = _agent.Call();
        _agent.Answer(Invite, 180);
        session.End();
        _agent.Answer(Invite, 200, "answer");
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "INVITE", "CANCEL", "ACK", "BYE" }));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "progress 180", "ended LocalCancel" }));
    }

    [Test]
    public void A_cancelled_INVITE_that_is_never_answered_is_forgotten()
    {
        var session = _agent.Call();
        _agent.Answer(Invite, 180);
        session.End();
        _agent.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.That(_agent.Agent.GetStatistics().Dialogs, Is.Zero);
        Assert.That(_agent.Agent.GetStatistics().Transactions, Is.Zero);
    }

    [Test]
    public void Further_forks_are_acknowledged_and_ended()
    {
        _agent.Call();
        var invite = Invite;
        _agent.Answer(invite, 200, "first", "theirs");
        _agent.Answer(invite, 200, "second", "other");
        var second = _agent.Answer(invite, 200, "second", "other");

        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "INVITE", "ACK", "ACK", "BYE", "ACK" }));
        Assert.That(_agent.Last<SipRequest>("BYE").Headers.To()!.Tag, Is.EqualTo(second.Headers.To()!.Tag));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "answered 200 first" }));
        _agent.FromCallee("BYE", 1);
    }

    [TestCase(401, "WWW-Authenticate", "Authorization")]
    [TestCase(407, "Proxy-Authenticate", "Proxy-Authorization")]
    public void A_challenge_is_answered_with_credentials_and_a_new_number(int status, string challenge, string answer)
    {
        _agent.Call(new SipCredentials("bob", "secret"));
        var first = Invite;
        _agent.Answer(first, status, headers: new SipHeader(challenge, "Digest realm=\"trunk\", nonce=\"n1\", algorithm=MD5, qop=\"auth\""));
        var second = Invite;

        Assert.That(second.Headers.Get(answer), Does.StartWith("Digest ").And.Contain("trunk"));
        Assert.That(second.Headers.CSeq()!.Value.Number, Is.EqualTo(2));
        Assert.That(second.Headers.CallId(), Is.EqualTo(first.Headers.CallId()));
        Assert.That(second.Headers.Get("From"), Is.EqualTo(first.Headers.Get("From")));
        Assert.That(second.Headers.TopVia()!.Branch, Is.Not.EqualTo(first.Headers.TopVia()!.Branch));
        Assert.That(second.Headers.CountOf("Via"), Is.EqualTo(1));
        _agent.Answer(second, 200, "answer");
        Assert.That(_agent.Last<SipRequest>("ACK").Headers.Get(answer), Is.EqualTo(second.Headers.Get(answer)));
        _agent.FromCallee("BYE", 1);
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "answered 200 answer", "ended RemoteBye" }));
    }

    [Test]
    public void A_wrong_password_ends_the_call_after_one_try()
    {
        _agent.Call(new SipCredentials("bob", "wrong"));
        var challenge = new SipHeader("Proxy-Authenticate", "Digest realm=\"trunk\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"");
        _agent.Answer(Invite, 407, headers: challenge);
        _agent.Answer(Invite, 407, headers: challenge);
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(2));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended RemoteReject 407" }));
    }

    [Test]
    public void A_challenge_without_credentials_ends_the_call()
    {
        _agent.Call();
        _agent.Answer(Invite, 407, headers: new SipHeader("Proxy-Authenticate", "Digest realm=\"trunk\", nonce=\"n1\""));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended RemoteReject 407" }));
    }

    [Test]
    public void An_unreachable_next_hop_ends_the_call()
    {
        _agent.Udp.Unreachable.Add(Peer);
        _agent.Call();
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended TransportFailure" }));
    }

    [Test]
    public void Record_Route_is_followed_backwards()
    {
        _agent.Call();
        _agent.Answer(Invite, 200, "answer", headers: new SipHeader("Record-Route", "<sip:192.0.2.20;lr>, <sip:192.0.2.21;lr>"));
        var (ack, remote) = _agent.Udp.Sent[^1];
        Assert.That(ack.Headers.Routes().Select(r => r.Uri.Host), Is.EqualTo(new[] { "192.0.2.21", "192.0.2.20" }));
        Assert.That(remote.ToString(), Is.EqualTo("192.0.2.21:5060"));
        _agent.FromCallee("BYE", 1);
    }

    [Test]
    public void A_long_INVITE_takes_TCP_and_UDP_when_there_is_none()
    {
        _agent.Tcp.FailsLater.Add(Peer);
        _agent.Call(body: new byte[2000]);
        Assert.That(_agent.Tcp.Taken, Has.Count.EqualTo(1));
        _agent.Tcp.FailTaken();

        Assert.That(Invite.Headers.TopVia()!.Transport, Is.EqualTo("UDP"));
        _agent.Answer(Invite, 486);
    }

    [Test]
    public void Transport_parameter_chooses_TCP_and_nothing_is_retransmitted_there()
    {
        _agent.Call(uri: "sip:carol@192.0.2.9:5070;transport=tcp");
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Udp.Sent, Is.Empty);
        Assert.That(_agent.Tcp.Sent, Has.Count.EqualTo(1));
        Assert.That(_agent.Tcp.Sent[0].Message.Headers.Get("Contact"), Is.EqualTo("<sip:192.0.2.1:5060;transport=tcp>"));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended Timeout" }));
    }

    [Test]
    public void INFO_is_sent_within_the_call()
    {
        _agent.EstablishOutgoing().SendInfo("application/dtmf-relay", Body("Signal=5"));
        var info = _agent.Last<SipRequest>("INFO");
        Assert.That(info.Headers.Get("Content-Type"), Is.EqualTo("application/dtmf-relay"));
        _agent.Answer(info, 200);
        _agent.FromCallee("BYE", 1);
    }

    [Test]
    public void A_request_answered_481_ends_the_call()
    {
        _agent.EstablishOutgoing().SendInfo("a/b", Body("x"));
        _agent.Answer(_agent.Last<SipRequest>("INFO"), 481);
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended Timeout 481"));
    }

    [Test]
    public async Task Stopping_ends_all_sessions_and_leaves_nothing()
    {
        _agent.EstablishOutgoing();
        await _agent.Agent.StopAsync();
        await _agent.Agent.StopAsync();
        Assert.That(_agent.Count("BYE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended Stopped"));
        var statistics = _agent.Agent.GetStatistics();
        Assert.That((statistics.Transactions, statistics.Dialogs, statistics.Timers), Is.EqualTo((0, 0, 0)));
        Assert.That(_agent.Clock.ArmedTimers, Is.Zero);
    }

    [Test]
    public void A_name_that_cannot_be_resolved_ends_the_call()
    {
        var session = _agent.Call(uri: "sips:carol@192.0.2.9");
        Assert.That(session.RemoteEndPoint, Is.Null.Or.InstanceOf<IPEndPoint>());
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended TransportFailure" }));
    }
}
