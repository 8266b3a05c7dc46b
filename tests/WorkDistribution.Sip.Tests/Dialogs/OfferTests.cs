using WorkDistribution.Sip.Messages;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

public sealed class OfferTests
{
    private AgentUnderTest _agent = null!;

    [SetUp]
    public void SetUp() => _agent = new AgentUnderTest();

    [TearDown]
    public async Task TearDown()
    {
        _agent.Session.End();
        _agent.AssertNothingLeft();
        await _agent.Agent.StopAsync();
    }

    [Test]
    public void A_re_INVITE_is_told_and_its_answer_retransmitted_until_the_ACK()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("INVITE", 2, "hold");
        _agent.Session.AnswerOffer(Body("held"));
        _agent.Clock.Advance(TimeSpan.FromMilliseconds(600));
        Assert.That(_agent.Count("200 INVITE"), Is.EqualTo(3), "one for the call, two for the offer");

        _agent.ReceiveAck(2);
        _agent.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(_agent.Count("200 INVITE"), Is.EqualTo(3));
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed", "offer hold" }));
    }

    [Test]
    public void A_re_INVITE_whose_answer_is_never_acknowledged_ends_the_call()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("INVITE", 2, "hold");
        _agent.Session.AnswerOffer(Body("held"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(_agent.Observer.Events[^1], Does.StartWith("ended Timeout"));
        Assert.That(_agent.Count("BYE"), Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public void A_refused_offer_leaves_the_call_as_it_was()
    {
        _agent.EstablishIncoming();
        var offer = _agent.InDialog("INVITE", 2, "video");
        _agent.Session.RejectOffer();
        _agent.Deliver(_agent.Request("ACK", cseq: 2, branch: offer.Headers.TopVia()!.Branch, toTag: _agent.OurTag()));
        Assert.That(_agent.Count("488 INVITE"), Is.EqualTo(1));
        _agent.InDialog("INFO", 3);
        Assert.That(_agent.Count("200 INFO"), Is.EqualTo(1));
    }

    [Test]
    public void A_re_INVITE_without_a_body_gets_our_offer_and_the_ACK_brings_the_answer()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("INVITE", 2);
        _agent.Session.AnswerOffer(Body("our offer"));
        _agent.ReceiveAck(2, "their answer");
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed", "offer", "offer answered 200 their answer" }));
    }

    [Test]
    public void A_cancelled_re_INVITE_is_answered_487_and_the_call_goes_on()
    {
        _agent.EstablishIncoming();
        var offer = _agent.InDialog("INVITE", 2, "hold");
        _agent.Deliver(_agent.Request("CANCEL", cseq: 2, branch: offer.Headers.TopVia()!.Branch, toTag: _agent.OurTag()));
        Assert.That(_agent.Count("487 INVITE"), Is.EqualTo(1));
        _agent.Deliver(_agent.Request("ACK", cseq: 2, branch: offer.Headers.TopVia()!.Branch, toTag: _agent.OurTag()));
        _agent.InDialog("INVITE", 3, "again");
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer again"));
    }

    [Test]
    public void UPDATE_with_an_offer_is_told_and_answered_once()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("UPDATE", 2, "hold");
        _agent.Session.AnswerOffer(Body("held"));
        _agent.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(_agent.Count("200 UPDATE"), Is.EqualTo(1));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer hold"));
    }

    [Test]
    public void UPDATE_without_a_body_refreshes_the_target()
    {
        _agent.EstablishIncoming();
        var update = _agent.Request("UPDATE", cseq: 2, toTag: _agent.OurTag());
        _agent.Deliver(new SipRequest("UPDATE", update.RequestUri, update.Headers.WithReplaced("Contact", "<sip:alice@192.0.2.9:6000>"), default));
        _agent.Session.End();
        Assert.That(_agent.Last<SipRequest>("BYE").RequestUri.ToString(), Is.EqualTo("sip:alice@192.0.2.9:6000"));
    }

    [Test]
    public void An_overlapping_offer_of_theirs_is_refused_500()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("INVITE", 2, "first");
        _agent.InDialog("INVITE", 3, "second");
        Assert.That(_agent.Last<SipResponse>("500 INVITE").Headers.Get("Retry-After"), Is.Not.Null);
        Assert.That(_agent.Observer.Events, Is.EqualTo(new[] { "confirmed", "offer first" }));
    }

    [Test]
    public void Our_offer_is_sent_acknowledged_and_told()
    {
        _agent.EstablishOutgoing().Offer(Body("hold"));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 200, "held");
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "INVITE", "ACK", "INVITE", "ACK" }));
        Assert.That(_agent.Last<SipRequest>("ACK").Headers.CSeq()!.Value.Number, Is.EqualTo(2));
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer answered 200 held"));
    }

    [Test]
    public void Two_offers_of_ours_go_one_after_the_other()
    {
        var session = _agent.EstablishOutgoing();
        session.Offer(Body("one"));
        session.Offer(Body("two"));
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(2));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 200, "x");
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(3));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 488);
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer answered 488"));
    }

    [Test]
    public void Their_offer_during_ours_is_refused_491()
    {
        _agent.EstablishOutgoing().Offer(Body("ours"));
        var ours = _agent.Last<SipRequest>("INVITE");
        _agent.FromCallee("INVITE", 1, "theirs");
        Assert.That(_agent.Count("491 INVITE"), Is.EqualTo(1));
        _agent.Answer(ours, 200, "x");
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer answered 200 x"));
    }

    [Test]
    public void Our_offer_refused_491_is_tried_again_after_2_to_4_seconds_by_the_owner_of_the_call()
    {
        _agent.EstablishOutgoing().Offer(Body("ours"));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 491);
        _agent.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(2));
        _agent.Clock.Advance(TimeSpan.FromMilliseconds(2050));
        Assert.That(_agent.SentLines.Count(l => l == "INVITE"), Is.GreaterThanOrEqualTo(3));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 200, "x");
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer answered 200 x"));
    }

    [Test]
    public void Their_offer_is_taken_while_ours_waits_after_491()
    {
        _agent.EstablishOutgoing().Offer(Body("ours"));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 491);
        _agent.FromCallee("INVITE", 1, "theirs");
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("offer theirs"));
        _agent.Session.RejectOffer();
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(3), "ours follows");
    }

    [Test]
    public void Our_offer_answered_481_ends_the_call()
    {
        _agent.EstablishOutgoing().Offer(Body("ours"));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 481);
        Assert.That(_agent.Observer.Events[^1], Is.EqualTo("ended Timeout 481"));
    }

    [Test]
    public void An_offer_before_the_answer_waits_for_it()
    {
        _agent.ReceiveInvite();
        _agent.Session.Accept(Body("answer"));
        _agent.Session.Offer(Body("later"));
        Assert.That(_agent.Count("INVITE"), Is.Zero);
        _agent.ReceiveAck();
        Assert.That(_agent.Count("INVITE"), Is.EqualTo(1));
        _agent.Answer(_agent.Last<SipRequest>("INVITE"), 200, "x");
    }
}
