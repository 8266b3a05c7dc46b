using System.Text;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

/// <summary>MESSAGE (RFC 3428) in and out.</summary>
public sealed class InstantMessageTests
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
    public void A_message_reaches_the_application_once_and_its_answer_the_sender()
    {
        List<IncomingMessage> taken = [];
        _agent.TakeMessage = message =>
        {
            taken.Add(message);
            return new(new MessageAnswer(200));
        };
        var request = _agent.Request("MESSAGE", "hello");
        _agent.Deliver(request);
        _agent.Deliver(request);
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "200 MESSAGE", "200 MESSAGE" }));
        Assert.That(taken, Has.Count.EqualTo(1));
        Assert.That((Encoding.UTF8.GetString(taken[0].Request.Body.Span), taken[0].AccessTag, taken[0].Remote), Is.EqualTo(("hello", "tag", Peer)));
        Assert.That(_agent.Last<SipResponse>("200 MESSAGE").Headers.Get("Contact"), Is.Null);
    }

    [Test]
    public void While_the_application_thinks_copies_are_absorbed()
    {
        var decision = new TaskCompletionSource<MessageAnswer>();
        _agent.TakeMessage = _ => new(decision.Task);
        var request = _agent.Request("MESSAGE", "hello");
        _agent.Deliver(request);
        _agent.Deliver(request);
        Assert.That(_agent.Udp.Sent, Is.Empty);
        decision.SetResult(new MessageAnswer(415, [new SipHeader("Accept", "text/plain")]));
        Assert.That(_agent.Last<SipResponse>("415 MESSAGE").Headers.Get("Accept"), Is.EqualTo("text/plain"));
    }

    [Test]
    public void An_application_that_fails_is_answered_500()
    {
        _agent.TakeMessage = static _ => ValueTask.FromException<MessageAnswer>(new InvalidOperationException("store"));
        _agent.Deliver(_agent.Request("MESSAGE", "hello"));
        Assert.That(_agent.SentLines, Is.EqualTo(new[] { "500 MESSAGE" }));
    }

    [Test]
    public void A_message_within_a_call_is_refused_and_the_call_goes_on()
    {
        _agent.EstablishIncoming();
        _agent.InDialog("MESSAGE", 2, "hello");
        Assert.That(_agent.Last<SipResponse>("405 MESSAGE").Headers.Get("Allow"), Does.Contain("INFO").And.Not.Contain("MESSAGE"));
        _agent.InDialog("BYE", 3);
        Assert.That(_agent.Count("200 BYE"), Is.EqualTo(1));
    }

    [Test]
    public void While_draining_messages_are_refused()
    {
        _agent.Agent.BeginDrain();
        _agent.Deliver(_agent.Request("MESSAGE", "hello"));
        Assert.That(_agent.Last<SipResponse>("503 MESSAGE").Headers.Get("Retry-After"), Is.EqualTo("5"));
    }

    [Test]
    public async Task Our_message_has_what_the_RFC_wants_and_its_outcome_is_told()
    {
        var outcome = Send();
        var sent = _agent.Last<SipRequest>("MESSAGE");
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetString(sent.Body.Span), Is.EqualTo("hello"));
            Assert.That(sent.Headers.Get("Content-Type"), Is.EqualTo("text/plain;charset=UTF-8"));
            Assert.That(sent.Headers.Get("Contact"), Is.Null);
            Assert.That(sent.Headers.From()!.Tag, Is.Not.Null);
            Assert.That(sent.Headers.To()!.Tag, Is.Null);
        });
        _agent.Answer(sent, 100);
        Assert.That(outcome.IsCompleted, Is.False);
        _agent.Answer(sent, 503, headers: new SipHeader("Retry-After", "7 (busy)"));
        Assert.That(await outcome, Is.EqualTo(new MessageResult(503, "Service Unavailable", IsAnswered: true, TimeSpan.FromSeconds(7))));
    }

    [Test]
    public async Task A_challenge_is_answered_once_with_the_credentials()
    {
        var outcome = Send(new SipCredentials("bob", "secret"));
        _agent.Answer(_agent.Last<SipRequest>("MESSAGE"), 407, headers: new SipHeader("Proxy-Authenticate", "Digest realm=\"carrier\", nonce=\"abc\", qop=\"auth\""));
        var second = _agent.Last<SipRequest>("MESSAGE");
        Assert.That(second.Headers.Get("Proxy-Authorization"), Does.Contain("carrier"));
        Assert.That(second.Headers.CSeq()!.Value.Number, Is.EqualTo(2));
        _agent.Answer(second, 202);
        Assert.That((await outcome).Status, Is.EqualTo(202));
    }

    [Test]
    public async Task Silence_ends_with_408_after_64_times_T1()
    {
        var outcome = Send();
        _agent.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(await outcome, Is.EqualTo(new MessageResult(408, "no response", IsAnswered: false)));
        Assert.That(_agent.Count("MESSAGE"), Is.GreaterThan(5));
    }

    [Test]
    public async Task Nobody_waits_for_ever_when_the_stack_stops()
    {
        var outcome = Send();
        await _agent.Agent.StopAsync();
        Assert.That((await outcome).IsAnswered, Is.False);
    }

    private Task<MessageResult> Send(SipCredentials? credentials = null) => _agent.Agent.SendAsync(
        new OutgoingMessage { RequestUri = Uri("sip:carol@192.0.2.9:5070"), From = new NameAddress { Uri = Uri("sip:bob@example.com") }, Body = Body("hello"), Credentials = credentials },
        CancellationToken.None);
}
