using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using static WorkDistribution.Sip.Tests.Dialogs.AgentUnderTest;

namespace WorkDistribution.Sip.Tests.Dialogs;

/// <summary>REGISTER from the wire through access policy, digest and registrar.</summary>
public sealed class RegisterTests
{
    private const string Realm = "example.com";

    private readonly DigestClient _phone = new(new SipCredentials("alice", "secret"));
    private AgentUnderTest _agent = null!;
    private Sip.Registrar.Registrar _registrar = null!;
    private uint _cseq;

    [SetUp]
    public void SetUp() => Start(DigestAlgorithm.Sha256);

    [TearDown]
    public async Task TearDown()
    {
        _agent.AssertNothingLeft();
        await _agent.Agent.StopAsync();
        _registrar.Dispose();
    }

    [TestCase(DigestAlgorithm.Sha256, "SHA-256")]
    [TestCase(DigestAlgorithm.Md5, "MD5")]
    public void A_phone_is_challenged_registers_and_is_found_where_it_came_from(DigestAlgorithm algorithm, string name)
    {
        Start(algorithm);
        var first = Register();
        var challenge = Answer();
        Assert.That(challenge.StatusCode, Is.EqualTo(401));
        Assert.That(challenge.Headers.Get("WWW-Authenticate"), Does.Contain($"algorithm={name}"));
        Assert.That(_agent.Agent.GetStatistics().Transactions, Is.Zero, "a challenge leaves nothing behind");

        Again(first, challenge);
        Assert.That(Answer().StatusCode, Is.EqualTo(200));
        Assert.That(_registrar.Find("alice@example.com").Single().Source, Is.EqualTo(new SipDestination(SipTransportKind.Udp, Peer)));
    }

    [Test]
    public void A_stale_nonce_is_replaced_without_a_doubt_about_the_password()
    {
        Again(Register(), Answer());
        _agent.Clock.Advance(TimeSpan.FromMinutes(6));
        var refresh = Register(authorized: true);
        Assert.That(Answer().StatusCode, Is.EqualTo(401));
        Assert.That(Answer().Headers.Get("WWW-Authenticate"), Does.Contain("stale=true"));
        Again(refresh, Answer());
        Assert.That(Answer().StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void Refreshes_count_the_nonce_up_and_a_replayed_one_is_not_taken()
    {
        Again(Register(), Answer());
        var second = Register(authorized: true);
        Assert.That(second.Headers.Get("Authorization"), Does.Contain("nc=00000002"));
        Assert.That(Answer().StatusCode, Is.EqualTo(200));

        var replay = Copy(second).WithReplaced("CSeq", $"{++_cseq} REGISTER").WithReplaced("Via", $"SIP/2.0/UDP {Peer};rport;branch={_agent.NewBranch()}");
        _agent.Deliver(new SipRequest("REGISTER", second.RequestUri, replay, default));
        Assert.That(Answer().StatusCode, Is.EqualTo(401));
    }

    [Test]
    public void A_copy_of_a_REGISTER_gets_the_same_answer_and_is_not_out_of_order()
    {
        var register = Again(Register(), Answer());
        _agent.Deliver(register);
        Assert.That(_agent.Count("200 REGISTER"), Is.EqualTo(2));
        Assert.That(_agent.SentLines.Where(l => l.StartsWith('5')), Is.Empty);
    }

    [Test]
    public void A_wrong_password_and_another_users_address_are_refused()
    {
        var wrong = new DigestClient(new SipCredentials("alice", "guess"));
        var register = Register();
        Assert.That(wrong.TryAuthorize(register, Answer(), out var headers), Is.True);
        Send(register, headers);
        Assert.That(Answer().StatusCode, Is.EqualTo(401));

        Again(Register(to: "bob"), Answer());
        Assert.That(Answer().StatusCode, Is.EqualTo(403));
        Assert.That(_registrar.Find("bob@example.com"), Is.Empty);
    }

    [Test]
    public void A_phone_registered_over_TCP_is_called_by_its_connection_and_at_its_contact_once_that_is_gone()
    {
        _agent.Decide = static _ => new(new SipAccess.Challenge(Realm));
        var register = Register(send: false);
        _agent.Tcp.Deliver(register, Peer);
        Assert.That(_phone.TryAuthorize(register, (SipResponse)_agent.Tcp.Sent[^1].Message, out var headers), Is.True);
        _agent.Tcp.Deliver(Renewed(register, headers), Peer);
        var binding = _registrar.Find("alice@example.com").Single();
        Assert.That(binding.Source, Is.EqualTo(new SipDestination(SipTransportKind.Tcp, Peer)));

        var first = Call(binding);
        Assert.That(_agent.Tcp.Sent[^1].Remote, Is.EqualTo(Peer), "by the open connection");
        _agent.Tcp.Connected.Clear();
        var second = Call(binding);
        Assert.That(_agent.Tcp.Sent[^1].Remote.Port, Is.EqualTo(5066), "where it listens");
        first.End();
        second.End();
    }

    private Sip.Dialogs.IInviteSession Call(Binding binding) => _agent.Agent.Invite(
        new Sip.Dialogs.OutgoingInvite
        {
            RequestUri = binding.Contact,
            From = new NameAddress { Uri = Uri("sip:bob@example.com") },
            Body = Body("offer"),
            Destination = binding.Source,
        },
        new RecordingObserver());

    private void Start(DigestAlgorithm algorithm)
    {
        _cseq = 0;
        _agent = new AgentUnderTest(
            digest: new DigestServerOptions { Algorithms = [algorithm] },
            registrar: clock => _registrar = new Sip.Registrar.Registrar(new RegistrarOptions(), new Store(), clock, NullLogger<Sip.Registrar.Registrar>.Instance))
        {
            Decide = static _ => new(new SipAccess.Challenge(Realm)),
        };
    }

    private SipResponse Answer() => (SipResponse)_agent.Udp.Sent[^1].Message;

    private SipRequest Register(string to = "alice", bool authorized = false, bool send = true)
    {
        var request = _agent.Request("REGISTER", cseq: ++_cseq);
        var headers = request.Headers
            .WithReplaced("To", $"<sip:{to}@example.com>")
            .WithReplaced("Contact", "<sip:alice@192.0.2.9:5066;transport=tcp>");
        var uri = Uri("sip:example.com");
        if (authorized)
        {
            headers = _phone.Authorize("REGISTER", uri, headers);
        }

        request = new SipRequest("REGISTER", uri, headers, default);
        if (send)
        {
            _agent.Deliver(request);
        }

        return request;
    }

    private SipRequest Again(SipRequest failed, SipResponse challenge)
    {
        Assert.That(_phone.TryAuthorize(failed, challenge, out var headers), Is.True);
        return Send(failed, headers);
    }

    private SipRequest Send(SipRequest failed, SipHeaders headers)
    {
        var request = Renewed(failed, headers);
        _agent.Deliver(request);
        return request;
    }

    private SipRequest Renewed(SipRequest failed, SipHeaders headers) => new(
        "REGISTER",
        failed.RequestUri,
        headers.WithReplaced("CSeq", $"{++_cseq} REGISTER").WithReplaced("Via", $"SIP/2.0/UDP {Peer};rport;branch={_agent.NewBranch()}"),
        default);

    private static SipHeaders Copy(SipRequest request) => request.Headers;

    private sealed class Store : IBindingStore
    {
        public Task<ImmutableArray<Binding>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<Binding>.Empty);

        public Task ReplaceAsync(string addressOfRecord, ImmutableArray<Binding> bindings, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
