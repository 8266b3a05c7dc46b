using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

/// <summary>Peers that vanish, change their tags, repeat themselves or ask for what there is not: nothing of them stays.</summary>
public sealed class RobustnessTests
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
    public void A_BYE_in_an_early_dialog_of_ours_ends_the_call_even_when_the_INVITE_is_never_answered()
    {
        _agent.Call();
        _agent.Answer(Invite, 180);
        _agent.FromCallee("BYE", 1);
        Assert.That(_agent.Count("200 BYE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended RemoteBye"));
        Assert.That(_agent.Count("CANCEL"), Is.EqualTo(1), "the INVITE must not wait for ever");
    }

    [Test]
    public void A_BYE_in_an_early_dialog_of_theirs_is_answered_and_the_INVITE_487()
    {
        _agent.ReceiveInvite();
        _agent.Session.Ring();
        var tag = _agent.OurTag("180 INVITE");
        _agent.Deliver(_agent.Request("BYE", cseq: 2, toTag: tag));
        Assert.That(_agent.Count("200 BYE"), Is.EqualTo(1));
        Assert.That(_agent.Count("487 INVITE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events[^1], Does.StartWith("ended RemoteBye"));
    }

    [Test]
    public void The_2xx_decides_which_dialog_it_is_when_the_tags_differ()
    {
        var session = _agent.Call();
        _agent.Answer(Invite, 180, tag: "first");
        _agent.Answer(Invite, 180, tag: "second");
        _agent.Answer(Invite, 200, "answer", tag: "third");
        session.End();
        Assert.That(_agent.Last<SipRequest>("ACK").Headers.To()!.Tag, Is.EqualTo("third"));
        Assert.That(_agent.Last<SipRequest>("BYE").Headers.To()!.Tag, Is.EqualTo("third"));
    }

    [TestCase("wrong", "peer")]
    [TestCase(null, "stranger")]
    public void A_request_whose_tags_are_not_the_dialogs_is_answered_481_and_changes_nothing(string? toTag, string fromTag)
    {
        var session = _agent.EstablishIncoming();
        var bye = _agent.Request("BYE", cseq: 2, toTag: toTag ?? _agent.OurTag());
        _agent.Deliver(new SipRequest("BYE", bye.RequestUri, bye.Headers.WithReplaced("From", $"<sip:alice@example.com>;tag={fromTag}"), default));
        Assert.That(_agent.Count("481 BYE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Ends, Is.Empty);
        session.End();
    }

    [TestCase("PRACK", "405 PRACK")]
    [TestCase("SUBSCRIBE", "405 SUBSCRIBE")]
    [TestCase("NEWTHING", "501 NEWTHING")]
    public void A_method_that_is_not_served_is_refused_within_a_call_too(string method, string answer)
    {
        var session = _agent.EstablishIncoming();
        _agent.InDialog(method, 2);
        Assert.That(_agent.Count(answer), Is.EqualTo(1));
        Assert.That(_agent.Observer.Ends, Is.Empty);
        session.End();
    }

    [Test]
    public void A_BYE_that_is_never_answered_is_given_up()
    {
        var session = _agent.EstablishIncoming();
        session.End();
        Assert.That(_agent.Agent.GetStatistics().Dialogs, Is.Zero, "the call is over at once");
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Count("BYE"), Is.EqualTo(11), "sent after 0.5, 1, 2, 4, 4 ... s until 32 s are over");
    }

    [Test]
    public void An_INFO_that_is_never_answered_ends_the_call()
    {
        var session = _agent.EstablishIncoming();
        session.SendInfo("application/dtmf-relay", Body("Signal=1"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended Timeout 408"));
        Assert.That(_agent.Count("BYE"), Is.GreaterThan(0));
    }

    [Test]
    public void A_re_INVITE_of_ours_that_is_never_answered_ends_the_call()
    {
        var session = _agent.EstablishIncoming();
        session.Offer(Body("hold"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended Timeout 408"));
    }

    [Test]
    public void An_INVITE_sent_again_after_its_2xx_is_absorbed()
    {
        var taken = _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));
        _agent.ReceiveAck();
        _agent.Deliver(taken);
        Assert.That(_agent.Count("200 INVITE"), Is.EqualTo(1));
        Assert.That(_agent.Sessions, Has.Count.EqualTo(1));
        _agent.Session.End();
    }

    [Test]
    public void An_INVITE_sent_again_after_its_refusal_gets_it_again()
    {
        var refused = _agent.ReceiveInvite();
        _agent.Session.Reject(486);
        _agent.Deliver(refused);
        Assert.That(_agent.Count("486 INVITE"), Is.EqualTo(2));
        Assert.That(_agent.Sessions, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_2xx_is_retransmitted_over_TCP_too()
    {
        var invite = _agent.Request("INVITE", "offer");
        _agent.Tcp.Deliver(invite, Peer);
        _agent.Session.Accept(Body("answer"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.That(_agent.Tcp.Sent.Count(s => Line(s.Message) == "200 INVITE"), Is.EqualTo(4), "at once and after 0.5, 1.5 and 3.5 s");
        _agent.Session.End();
    }

    [Test]
    public void A_call_whose_TCP_connection_is_lost_can_be_ended_and_leaves_nothing()
    {
        var invite = _agent.Request("INVITE", "offer");
        _agent.Tcp.Deliver(invite, Peer);
        _agent.Session.Accept(Body("answer"));
        var tag = ((SipResponse)_agent.Tcp.Sent[^1].Message).Headers.To()!.Tag!;
        _agent.Tcp.Deliver(_agent.Request("ACK", toTag: tag), Peer);
        _agent.Tcp.Connected.Clear();
        _agent.Tcp.Unreachable.Add(Peer);
        _agent.Udp.Unreachable.Add(Peer);
        _agent.Session.End();
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended LocalBye"));
        Assert.That(_agent.Agent.GetStatistics().Dialogs, Is.Zero);
    }

    [Test]
    public void A_caller_that_cannot_be_reached_when_the_answer_is_sent_leaves_nothing()
    {
        _agent.ReceiveInvite();
        _agent.Udp.Unreachable.Add(Peer);
        _agent.Session.Accept(Body("answer"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Observer.Events[^1], Does.StartWith("ended Timeout"));
    }

    [Test]
    public void A_caller_that_could_not_be_reached_while_it_rang_is_given_up_at_the_answer()
    {
        _agent.ReceiveInvite();
        _agent.Udp.Unreachable.Add(Peer);
        _agent.Session.Ring();
        _agent.Session.Accept(Body("answer"));
        Assert.That(_agent.Observer.Events[^1], Does.StartWith("ended Timeout"));
    }

    [Test]
    public void An_answer_longer_than_a_datagram_should_be_goes_where_the_request_came_from_all_the_same()
    {
        _agent.ReceiveInvite();
        _agent.Session.Accept(Body(new string('x', 4000)));
        Assert.That(_agent.Last<SipResponse>("200 INVITE").Body.Length, Is.EqualTo(4000));
        Assert.That(_agent.Tcp.Sent, Is.Empty);
        _agent.Session.End();
    }

    [TestCase("INVITE", "100 INVITE")]
    [TestCase("OPTIONS", "200 OPTIONS")]
    public void Max_Forwards_0_is_no_reason_to_refuse_where_requests_end(string method, string answer)
    {
        var request = _agent.Request(method, method == "INVITE" ? "offer" : "");
        _agent.Deliver(new SipRequest(method, request.RequestUri, request.Headers.WithReplaced("Max-Forwards", "0"), request.Body));
        Assert.That(_agent.Count(answer), Is.EqualTo(1));
        _agent.Sessions.ForEach(s => s.End());
    }

    [Test]
    public void A_peer_without_rport_whose_Via_names_no_port_that_exists_harms_nobody()
    {
        var request = _agent.Request("INVITE", "offer");
        _agent.Udp.Unreachable.Add(new IPEndPoint(Peer.Address, 1));
        _agent.Deliver(new SipRequest("INVITE", request.RequestUri, request.Headers.WithReplaced("Via", $"SIP/2.0/UDP {Peer.Address}:1;branch=z9hG4bKport"), request.Body));
        _agent.Session.Accept(Body("answer"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Observer.Ends, Has.Count.EqualTo(1));
    }

    [Test]
    public void OPTIONS_of_a_scanner_gets_no_answer_and_of_a_stranger_the_refusal()
    {
        _agent.Decide = static _ => new(new SipAccess.Ignore());
        _agent.Deliver(_agent.Request("OPTIONS"));
        Assert.That(_agent.SentLines, Is.Empty);

        _agent.Decide = static _ => new(new SipAccess.Refuse(403));
        _agent.Deliver(_agent.Request("OPTIONS"));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "403 OPTIONS" }));
        Assert.That(_agent.Agent.GetStatistics().RequestsDenied, Is.EqualTo(2));
    }

    [Test]
    public void OPTIONS_of_one_who_would_have_to_prove_who_it_is_is_answered_without()
    {
        _agent.Decide = static _ => new(new SipAccess.Challenge("example.com"));
        _agent.Deliver(_agent.Request("OPTIONS"));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "200 OPTIONS" }));
    }

    [Test]
    public async Task More_messages_than_a_queue_holds_are_refused_503_and_the_rest_is_handled()
    {
        var small = new AgentUnderTest(new SipOptions { StripeCapacity = 16, Stripes = 1 });
        var delivered = false;
        small.Decide = _ =>
        {
            // Handled on this thread, inside the first request's handling: what comes now waits in the queue.
            if (!delivered)
            {
                delivered = true;
                for (var i = 0; i < 20; i++)
                {
                    small.Deliver(small.Request("OPTIONS", callId: $"waiting-{i}"));
                }
            }

            return new(new SipAccess.Allow());
        };
        small.Deliver(small.Request("OPTIONS"));
        Assert.That(small.Count("503 OPTIONS"), Is.EqualTo(4));
        Assert.That(small.Last<SipResponse>("503 OPTIONS").Headers.Get("Retry-After"), Is.EqualTo("5"));
        Assert.That(small.Count("200 OPTIONS"), Is.EqualTo(17));
        Assert.That(small.Agent.GetStatistics().RequestsRefused, Is.EqualTo(4));
        small.AssertNothingLeft();
        await small.Agent.StopAsync();
    }
}
