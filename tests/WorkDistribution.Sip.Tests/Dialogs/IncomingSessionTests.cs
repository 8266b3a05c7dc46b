using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

public sealed class IncomingSessionTests
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
        Assert.That(_agent.Clock.ArmedTimers, Is.Zero);
    }

    [Test]
    public void A_call_is_tried_rung_answered_confirmed_and_ended_by_the_caller()
    {
        _agent.ReceiveInvite();
        _agent.Session.Ring();
        _agent.Session.Accept(Body("answer"));
        _agent.ReceiveAck();
        _agent.InDialog("BYE", 2);

        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "180 INVITE", "200 INVITE", "200 BYE" }));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed", "ended RemoteBye" }));
        Assert.That(_agent.Session.AccessTag, Is.EqualTo("tag"));
    }

    [Test]
    public void The_answer_carries_contact_allow_and_the_callers_via_with_its_origin()
    {
        _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));

        var answer = _agent.Last<SipResponse>("200 INVITE");
        Assert.That(answer.Headers.Get("Contact"), Is.EqualTo("<sip:192.0.2.1:5060>"));
        Assert.That(answer.Headers.Get("Allow"), Does.Contain("UPDATE"));
        Assert.That(answer.Headers.Get("Content-Type"), Is.EqualTo("application/sdp"));
        Assert.That(answer.Headers.TopVia()!.RPort, Is.EqualTo(Peer.Port));
        Assert.That(answer.Headers.TopVia()!.Received, Is.EqualTo("192.0.2.9"));
    }

    [Test]
    public void Early_media_and_answer_share_one_tag()
    {
        _agent.ReceiveInvite();
        _agent.Session.Progress(Body("early"));
        _agent.Session.Accept(Body("answer"));
        _agent.ReceiveAck();
        _agent.Session.End();

        Assert.That(_agent.OurTag("183 INVITE"), Is.EqualTo(_agent.OurTag()));
        _agent.Answer(_agent.Last<SipRequest>("BYE"), 200);
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended LocalBye"));
    }

    [Test]
    public void A_retransmitted_INVITE_gets_the_last_response_again()
    {
        var invite = _agent.ReceiveInvite();
        _agent.Session.Ring();
        _agent.Deliver(invite);

        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "180 INVITE", "180 INVITE" }));
        Assert.That(_agent.Sessions, Has.Count.EqualTo(1));
        _agent.Session.Reject(486);
        _agent.Deliver(_agent.Request("ACK", branch: invite.Headers.TopVia()!.Branch, toTag: _agent.OurTag("486 INVITE")));
    }

    [Test]
    public void A_refusal_is_retransmitted_until_its_ACK()
    {
        var invite = _agent.ReceiveInvite();
        _agent.Session.Reject(486, null, [new SipHeader("Retry-After", "60")]);
        _agent.Clock.Advance(TimeSpan.FromMilliseconds(1600));
        Assert.That(_agent.Count("486 INVITE"), Is.EqualTo(3));

        _agent.Deliver(_agent.Request("ACK", branch: invite.Headers.TopVia()!.Branch, toTag: _agent.OurTag("486 INVITE")));
        _agent.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.That(_agent.Count("486 INVITE"), Is.EqualTo(3));
        Assert.That(_agent.Last<SipResponse>("486 INVITE").Headers.Get("Retry-After"), Is.EqualTo("60"));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended LocalReject 486" }));
    }

    [Test]
    public void CANCEL_before_the_answer_ends_the_call_with_487()
    {
        var invite = _agent.ReceiveInvite();
        _agent.Session.Ring();
        _agent.Deliver(_agent.Request("CANCEL", branch: invite.Headers.TopVia()!.Branch));

        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "180 INVITE", "200 CANCEL", "487 INVITE" }));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended RemoteCancel 487" }));
        _agent.Deliver(_agent.Request("ACK", branch: invite.Headers.TopVia()!.Branch, toTag: _agent.OurTag("487 INVITE")));
        _agent.Session.Accept(Body("too late"));
        Assert.That(_agent.Count("200 INVITE"), Is.Zero);
    }

    [Test]
    public void CANCEL_after_the_answer_changes_nothing()
    {
        var invite = _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));
        _agent.Deliver(_agent.Request("CANCEL", branch: invite.Headers.TopVia()!.Branch));
        _agent.ReceiveAck();

        Assert.That(_agent.Count("200 CANCEL"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed" }));
        _agent.InDialog("BYE", 2);
    }

    [Test]
    public void A_CANCEL_for_nothing_is_answered_481()
    {
        _agent.Deliver(_agent.Request("CANCEL"));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "481 CANCEL" }));
    }

    [Test]
    public void The_answer_is_retransmitted_until_the_ACK()
    {
        _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));
        _agent.Clock.Advance(TimeSpan.FromMilliseconds(3600));
        Assert.That(_agent.Count("200 INVITE"), Is.EqualTo(4), "at 0, 0.5, 1.5 and 3.5 s");

        _agent.ReceiveAck();
        _agent.ReceiveAck();
        _agent.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(_agent.Count("200 INVITE"), Is.EqualTo(4));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed" }));
        _agent.InDialog("BYE", 2);
    }

    [Test]
    public void An_answer_that_is_never_acknowledged_ends_with_BYE_and_Timeout()
    {
        _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));

        Assert.That(_agent.Count("BYE"), Is.GreaterThanOrEqualTo(1));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended Timeout" }));
    }

    [Test]
    public void Ending_before_the_ACK_sends_BYE_only_after_it()
    {
        _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));
        _agent.Session.End("SIP;cause=200;text=\"over\"");
        Assert.That(_agent.Count("BYE"), Is.Zero);
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended LocalBye" }));

        _agent.ReceiveAck();
        Assert.That(_agent.Count("BYE"), Is.EqualTo(1));
        _agent.Answer(_agent.Last<SipRequest>("BYE"), 200);
    }

    [Test]
    public void Crossing_BYEs_are_both_answered_and_the_end_is_told_once()
    {
        _agent.EstablishIncoming().End();
        var bye = _agent.Last<SipRequest>("BYE");
        _agent.InDialog("BYE", 2);
        _agent.Answer(bye, 481);

        Assert.That(_agent.Count("481 BYE"), Is.EqualTo(1), "the dialog is gone at our side");
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed", "ended LocalBye" }));
    }

    [Test]
    public void A_BYE_of_ours_goes_to_the_callers_contact_with_our_tags_and_a_reason()
    {
        _agent.EstablishIncoming().End("Q.850;cause=16");
        var bye = _agent.Last<SipRequest>("BYE");

        Assert.That(bye.RequestUri.ToString(), Is.EqualTo("sip:alice@192.0.2.9:5070"));
        Assert.That(bye.Headers.From()!.Tag, Is.EqualTo(_agent.OurTag()));
        Assert.That(bye.Headers.To()!.Tag, Is.EqualTo("peer"));
        Assert.That(bye.Headers.Get("Reason"), Is.EqualTo("Q.850;cause=16"));
        Assert.That(bye.Headers.CSeq()!.Value.Number, Is.EqualTo(1));
        _agent.Answer(bye, 200);
    }

    [Test]
    public void Record_Route_becomes_the_route_of_our_requests()
    {
        _agent.ReceiveInvite("offer", new SipHeader("Record-Route", "<sip:192.0.2.20;lr>, <sip:192.0.2.21;lr>"));
        _agent.Session.Accept(Body("answer"));
        Assert.That(_agent.Last<SipResponse>("200 INVITE").Headers.RecordRoutes(), Has.Length.EqualTo(2));
        _agent.ReceiveAck();
        _agent.Session.End();

        var (bye, remote) = _agent.Udp.Sent[^1];
        Assert.That(bye.Headers.Routes().Select(r => r.Uri.Host), Is.EqualTo(new[] { "192.0.2.20", "192.0.2.21" }));
        Assert.That(remote.ToString(), Is.EqualTo("192.0.2.20:5060"));
        Assert.That(((SipRequest)bye).RequestUri.ToString(), Is.EqualTo("sip:alice@192.0.2.9:5070"));
    }

    [Test]
    public void A_strict_router_becomes_the_request_URI()
    {
        _agent.ReceiveInvite("offer", new SipHeader("Record-Route", "<sip:192.0.2.20>"));
        _agent.Session.Accept(Body("answer"));
        _agent.ReceiveAck();
        _agent.Session.End();

        var bye = _agent.Last<SipRequest>("BYE");
        Assert.That(bye.RequestUri.ToString(), Is.EqualTo("sip:192.0.2.20"));
        Assert.That(bye.Headers.Routes().Select(r => r.Uri.ToString()), Is.EqualTo(new[] { "sip:alice@192.0.2.9:5070" }));
    }

    [Test]
    public void A_contact_that_is_a_name_is_answered_where_it_came_from()
    {
        var invite = _agent.Request("INVITE", "offer");
        _agent.Deliver(new SipRequest("INVITE", invite.RequestUri, invite.Headers.WithReplaced("Contact", "<sip:alice@sip.example.com;gr=urn:uuid:1>"), invite.Body));
        _agent.Session.Accept(Body("answer"));
        _agent.ReceiveAck();
        _agent.Session.End();

        Assert.That(_agent.Udp.Sent[^1].Remote, Is.EqualTo(Peer));
        Assert.That(_agent.Last<SipRequest>("BYE").RequestUri.Host, Is.EqualTo("sip.example.com"));
    }

    [Test]
    public void A_call_without_an_offer_gets_ours_and_the_ACK_brings_the_answer()
    {
        _agent.ReceiveInvite(body: "");
        _agent.Session.Accept(Body("our offer"));
        _agent.ReceiveAck(body: "their answer");

        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed their answer" }));
        _agent.InDialog("BYE", 2);
    }

    [Test]
    public void INFO_is_answered_and_told()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("INFO", 2, "Signal=1");
        Assert.That(_agent.Count("200 INFO"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("info application/sdp Signal=1"));
        _agent.InDialog("BYE", 3);
    }

    [Test]
    public void A_request_whose_number_is_too_low_is_refused()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("INFO", 5);
        _agent.InDialog("INFO", 4);
        Assert.That(_agent.Count("500 INFO"), Is.EqualTo(1));
        _agent.InDialog("BYE", 6);
    }

    [Test]
    public void OPTIONS_inside_a_call_is_answered_200()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("OPTIONS", 2);
        Assert.That(_agent.Last<SipResponse>("200 OPTIONS").Headers.Get("Allow"), Does.Contain("INVITE"));
        _agent.InDialog("BYE", 4);
    }

    [Test]
    public void A_method_that_must_not_change_the_call_leaves_it_alone_after_its_end()
    {
        _agent.EstablishIncoming().End();
        var session = _agent.Session;
        session.Ring();
        session.Accept(Body("x"));
        session.Reject(486);
        session.Offer(Body("x"));
        session.SendInfo("a/b", Body("x"));
        session.End();
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "200 INVITE", "BYE" }));
    }

    [Test]
    public void An_application_that_takes_no_call_refuses_with_503()
    {
        _agent.TakesCalls = false;
        var invite = _agent.ReceiveInvite();
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "100 INVITE", "503 INVITE" }));
        Assert.That(_agent.Agent.GetStatistics().RequestsRefused, Is.EqualTo(1));
        _agent.Deliver(_agent.Request("ACK", branch: invite.Headers.TopVia()!.Branch));
    }

    [Test]
    public void A_session_ended_before_its_answer_is_refused_480()
    {
        _agent.ReceiveInvite();
        _agent.Session.End();
        Assert.That(_agent.Count("480 INVITE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "ended LocalReject 480" }));
    }
}
