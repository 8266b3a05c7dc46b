using System.Text;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Sip.Tests.Dialogs;

public sealed class ReferTests
{
    private static readonly SipHeader ToDave = new("Refer-To", "<sip:dave@example.com>");

    [Test]
    public void A_refer_is_accepted_and_told_how_it_goes_even_after_the_one_who_asked_hung_up()
    {
        var agent = new AgentUnderTest();
        agent.EstablishIncoming();
        agent.InDialog("REFER", 2, headers: [ToDave, new SipHeader("Referred-By", "<sip:alice@example.com>")]);
        var refer = agent.Observer.Refer!;
        Assert.That((refer.ReferTo.Uri.ToString(), refer.ReferredBy!.Uri.User, refer.Replaces), Is.EqualTo(("sip:dave@example.com", "alice", (ReplacesHeader?)null)));
        refer.Accept();
        Assert.That(agent.Count("202 REFER"), Is.EqualTo(1));
        AssertTold(agent, 100, "active");
        agent.InDialog("BYE", 3);
        refer.Notify(180);
        AssertTold(agent, 180, "active");
        refer.Notify(200);
        AssertTold(agent, 200, "terminated");
        refer.Notify(486);
        Assert.That(agent.Count("NOTIFY"), Is.EqualTo(3), "the last word was said");
        agent.AssertNothingLeft();
    }

    [Test]
    public void A_refer_is_refused_once_and_a_second_one_is_told_apart()
    {
        var agent = new AgentUnderTest();
        agent.EstablishIncoming();
        agent.InDialog("REFER", 2, headers: ToDave);
        agent.Observer.Refer!.Reject();
        agent.Observer.Refer.Accept();
        Assert.That((agent.Count("603 REFER"), agent.Count("202 REFER")), Is.EqualTo((1, 0)));
        agent.InDialog("REFER", 3, headers: ToDave);
        agent.Observer.Refer.Notify(200);
        Assert.That(agent.Last<SipRequest>("NOTIFY").Headers.Get("Event"), Is.EqualTo("refer;id=3"));
    }

    [Test]
    public void Without_a_subscription_nothing_is_told()
    {
        var agent = new AgentUnderTest();
        agent.EstablishIncoming();
        agent.InDialog("REFER", 2, headers: [ToDave, new SipHeader("Refer-Sub", "false")]);
        agent.Observer.Refer!.Notify(200);
        Assert.That((agent.Last<SipResponse>("202 REFER").Headers.Get("Refer-Sub"), agent.Count("NOTIFY")), Is.EqualTo(("false", 0)));
    }

    [TestCase("")]
    [TestCase("mailto:dave@example.com")]
    [TestCase("<sip:>")]
    public void A_refer_to_nowhere_is_refused(string target)
    {
        var agent = new AgentUnderTest();
        agent.EstablishIncoming();
        agent.InDialog("REFER", 2, headers: target.Length == 0 ? [] : [new SipHeader("Refer-To", target)]);
        Assert.That((agent.Count("400 REFER"), agent.Observer.Refer), Is.EqualTo((1, (IReferRequest?)null)));
    }

    [Test]
    public void The_dialog_to_be_replaced_is_read_and_recognised()
    {
        var agent = new AgentUnderTest();
        var session = agent.EstablishIncoming();
        agent.InDialog("REFER", 2, headers: new SipHeader("Refer-To", $"<sip:dave@example.com?X-A=b&Replaces=call-1%3Bto-tag%3D{agent.OurTag()}%3Bfrom-tag%3Dpeer>"));
        var replaces = agent.Observer.Refer!.Replaces!;
        Assert.That(session.IsDialog(replaces));
        Assert.That(session.IsDialog(replaces with { FromTag = "other" }), Is.False);
        Assert.That(session.IsDialog(replaces with { CallId = "call-2" }), Is.False);
    }

    [TestCase("call;to-tag=a", false)]
    [TestCase(";to-tag=a;from-tag=b", false)]
    [TestCase("call;from-tag=b;early-only;to-tag=a", true)]
    public void A_replaces_header_needs_both_tags(string text, bool isUsable) => Assert.That(ReplacesHeader.TryParse(text, out _), Is.EqualTo(isUsable));

    [Test]
    public void Our_refer_is_answered_and_its_course_told()
    {
        var agent = new AgentUnderTest();
        var session = agent.EstablishOutgoing();
        session.Refer(new OutgoingRefer(AgentUnderTest.Uri("sip:dave@example.com?X-Ref=7"), AgentUnderTest.Uri("sip:bob@example.com"), [new SipHeader("X-Own", "1")]));
        var refer = agent.Last<SipRequest>("REFER");
        Assert.That(
            (refer.Headers.Get("Refer-To"), refer.Headers.Get("Referred-By"), refer.Headers.Get("X-Own"), refer.Headers.Contact() is not null),
            Is.EqualTo(("<sip:dave@example.com?X-Ref=7>", "<sip:bob@example.com>", "1", true)));
        session.Refer(new OutgoingRefer(AgentUnderTest.Uri("sip:eve@example.com"), null, []));
        agent.Answer(refer, 202);
        Notify(agent, 2, "SIP/2.0 100 Trying\r\n", "active;expires=60");
        Notify(agent, 3, "SIP/2.0 486 Busy Here\r\n", "terminated;reason=noresource");
        Notify(agent, 4, "SIP/2.0 200 OK\r\n", "active");
        Assert.That(agent.Observer.Events[1..], Is.EqualTo(new[] { "refer answered 491", "refer answered 202", "refer told 100 False", "refer told 486 True" }));
        Assert.That((agent.Count("200 NOTIFY"), agent.Count("481 NOTIFY")), Is.EqualTo((2, 1)));
    }

    [Test]
    public void A_refer_asked_for_before_the_ACK_waits_for_it()
    {
        var agent = new AgentUnderTest();
        agent.ReceiveInvite();
        agent.Session.Accept(AgentUnderTest.Body("answer"));
        agent.Session.Refer(new OutgoingRefer(AgentUnderTest.Uri("sip:dave@example.com"), null, []));
        Assert.That(agent.Count("REFER"), Is.Zero);
        agent.ReceiveAck();
        Assert.That(agent.Count("REFER"), Is.EqualTo(1));
    }

    [Test]
    public void What_is_told_of_other_things_is_no_business_of_ours()
    {
        var agent = new AgentUnderTest();
        agent.EstablishOutgoing();
        agent.FromCallee("NOTIFY", 2);
        Assert.That(agent.Count("489 NOTIFY"), Is.EqualTo(1));
    }

    private static void Notify(AgentUnderTest agent, uint cseq, string body, string state)
    {
        var plain = agent.FromCalleeUnsent("NOTIFY", cseq, body);
        agent.Deliver(new SipRequest("NOTIFY", plain.RequestUri, plain.Headers.With("Event", "refer").With("Subscription-State", state).With("Content-Type", "message/sipfrag"), plain.Body));
    }

    private static void AssertTold(AgentUnderTest agent, int status, string state)
    {
        var notify = agent.Last<SipRequest>("NOTIFY");
        Assert.That(Encoding.UTF8.GetString(notify.Body.Span), Does.StartWith($"SIP/2.0 {status} "));
        Assert.That(notify.Headers.Get("Subscription-State"), Does.StartWith(state));
        Assert.That(notify.Headers.Get("Content-Type"), Does.StartWith("message/sipfrag"));
        agent.Answer(notify, 200);
    }
}
