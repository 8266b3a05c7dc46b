using System.Collections.Immutable;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Testing;

namespace WorkDistribution.Sip.Tests.Authentication;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class DigestTests
{
    private const string Realm = "example.com";
    private static readonly DigestServerOptions Both = new() { Algorithms = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5] };

    private readonly ManualTimeProvider _clock = new();
    private readonly Passwords _passwords = new();
    private DigestServer _server = null!;

    [SetUp]
    public void SetUp() => _server = Server(Both);

    [Test]
    public void The_stronger_challenge_comes_first_and_REGISTER_is_challenged_as_by_a_registrar()
    {
        var register = _server.Refuse(Request("REGISTER"), Realm, DigestOutcome.Missing, "t");
        var invite = _server.Refuse(Request("INVITE"), Realm, DigestOutcome.Stale, "t");

        Assert.Multiple(() =>
        {
            Assert.That((register.StatusCode, invite.StatusCode), Is.EqualTo((401, 407)));
            Assert.That(Challenges(register, "WWW-Authenticate").Select(c => c.Algorithm), Is.EqualTo(new[] { DigestAlgorithm.Sha256, DigestAlgorithm.Md5 }));
            Assert.That(Challenges(invite, "Proxy-Authenticate").Select(c => (c.Realm, c.Qop.Single(), c.Stale)), Is.All.EqualTo((Realm, "auth", true)));
            Assert.That(Challenges(register, "WWW-Authenticate").Any(c => c.Stale), Is.False);
        });
    }

    [TestCase("REGISTER")]
    [TestCase("INVITE")]
    public async Task A_client_with_the_right_password_gets_in_with_the_strongest_algorithm(string method)
    {
        var client = new DigestClient(new SipCredentials("alice", "secret"));
        var request = Request(method);

        Assert.That((await Check(request)).Outcome, Is.EqualTo(DigestOutcome.Missing));
        Assert.That(client.TryAuthorize(request, _server.Refuse(request, Realm, DigestOutcome.Missing, "t"), out var headers), Is.True);

        var result = await Check(Request(method, headers));

        Assert.That(result, Is.EqualTo(new DigestResult(DigestOutcome.Accepted, new SipIdentity(Realm, "alice"))));
        Assert.That(Given(headers).Algorithm, Is.EqualTo(DigestAlgorithm.Sha256));
    }

    [TestCase("alice", "wrong")]
    [TestCase("nobody", "secret")]
    [TestCase("nobody", "")]
    public async Task A_wrong_password_and_an_unknown_user_are_the_same_to_the_server(string user, string password)
    {
        var headers = Answer(new DigestClient(new SipCredentials(user, password)), Request("INVITE"));

        Assert.That((await Check(Request("INVITE", headers))).Outcome, Is.EqualTo(DigestOutcome.Wrong));
        Assert.That(_passwords.Asked, Is.EqualTo(new[] { $"{Realm} {user}" }));
        Assert.That(_server.NoncesInUse, Is.Zero);
    }

    [Test]
    public async Task Only_the_algorithms_that_are_asked_for_are_taken()
    {
        var headers = Answer(new DigestClient(new SipCredentials("alice", "secret")), Request("INVITE"));
        var plain = Server(new DigestServerOptions());
        var strict = Server(new DigestServerOptions { Algorithms = [DigestAlgorithm.Sha256] });

        Assert.That(Challenges(plain.Refuse(Request("REGISTER"), Realm, DigestOutcome.Missing, "t"), "WWW-Authenticate").Single().Algorithm, Is.EqualTo(DigestAlgorithm.Md5));
        Assert.That((await plain.CheckAsync(Request("INVITE", headers), Realm, _passwords, CancellationToken.None)).Outcome, Is.EqualTo(DigestOutcome.Missing));
        Assert.That((await strict.CheckAsync(Request("INVITE", headers), Realm, _passwords, CancellationToken.None)).Outcome, Is.EqualTo(DigestOutcome.Accepted));
    }

    [Test]
    public void A_client_gives_up_when_its_password_was_refused()
    {
        var client = new DigestClient(new SipCredentials("alice", "wrong"));
        var second = Request("INVITE", Answer(client, Request("INVITE")));

        Assert.That(client.TryAuthorize(second, _server.Refuse(second, Realm, DigestOutcome.Wrong, "t"), out _), Is.False);
    }

    [Test]
    public async Task An_old_nonce_is_stale_and_the_client_repeats_with_the_new_one()
    {
        var client = new DigestClient(new SipCredentials("alice", "secret"));
        var request = Request("INVITE", Answer(client, Request("INVITE")));
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        Assert.That((await Check(request)).Outcome, Is.EqualTo(DigestOutcome.Stale));
        Assert.That(client.TryAuthorize(request, _server.Refuse(request, Realm, DigestOutcome.Stale, "t"), out var headers), Is.True);
        Assert.That((await Check(Request("INVITE", headers))).Outcome, Is.EqualTo(DigestOutcome.Accepted));
    }

    [Test]
    public async Task Later_requests_carry_the_next_nonce_count_and_a_replay_is_stale()
    {
        var client = new DigestClient(new SipCredentials("alice", "secret"));
        var first = Answer(client, Request("INVITE"));
        var second = client.Authorize("INVITE", Request("INVITE").RequestUri, first);
        var third = client.Authorize("INVITE", Request("INVITE").RequestUri, second);

        Assert.That(new[] { first, second, third }.Select(h => Given(h).NonceCount), Is.EqualTo(new uint[] { 1, 2, 3 }));
        Assert.That(third.CountOf("Proxy-Authorization"), Is.EqualTo(1));

        // Overtaken on the way: the third comes before the second.
        var outcomes = new List<DigestOutcome>();
        foreach (var headers in new[] { first, third, second, second, first })
        {
            outcomes.Add((await Check(Request("INVITE", headers))).Outcome);
        }

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            DigestOutcome.Accepted, DigestOutcome.Accepted, DigestOutcome.Accepted, DigestOutcome.Stale, DigestOutcome.Stale,
        }));
        Assert.That(_server.NoncesInUse, Is.EqualTo(1));
    }

    [Test]
    public async Task Credentials_accepted_before_and_refused_without_stale_are_tried_once_more()
    {
        var client = new DigestClient(new SipCredentials("alice", "secret"));
        var first = Answer(client, Request("INVITE"));
        var second = Request("INVITE", client.Authorize("INVITE", Request("INVITE").RequestUri, first));

        Assert.That(client.TryAuthorize(second, _server.Refuse(second, Realm, DigestOutcome.Missing, "t"), out var headers), Is.True);
        Assert.That((await Check(Request("INVITE", headers))).Outcome, Is.EqualTo(DigestOutcome.Accepted));
    }

    [Test]
    public async Task A_phone_without_qop_may_use_each_nonce_once()
    {
        var nonce = Challenges(_server.Refuse(Request("INVITE"), Realm, DigestOutcome.Missing, "t"), "Proxy-Authenticate")[1].Nonce;
        var response = DigestHash.Response(DigestAlgorithm.Md5, "alice", Realm, "secret", "INVITE", "sip:x", nonce, null);
        var request = Request("INVITE", Request("INVITE").Headers.With(
            "Proxy-Authorization", $"Digest username=\"alice\",realm=\"{Realm}\",nonce=\"{nonce}\",uri=\"sip:x\",response=\"{response.ToUpperInvariant()}\""));

        Assert.That((await Check(request)).Outcome, Is.EqualTo(DigestOutcome.Accepted));
        Assert.That((await Check(request)).Outcome, Is.EqualTo(DigestOutcome.Stale));
    }

    [TestCase("")]
    [TestCase("00")]
    [TestCase("zz")]
    public async Task A_nonce_that_is_not_ours_is_stale_even_with_the_right_password(string nonce)
    {
        nonce = nonce == "zz" ? new string('z', 64) : nonce == "00" ? new string('0', 64) : nonce;
        var response = DigestHash.Response(DigestAlgorithm.Sha256, "alice", Realm, "secret", "INVITE", "sip:x", nonce, ("0000000A", "c"));
        var request = Request("INVITE", Request("INVITE").Headers.With(
            "Proxy-Authorization",
            $"Digest username=\"alice\",realm=\"{Realm}\",nonce=\"{nonce}\",uri=\"sip:x\",response=\"{response}\",algorithm=SHA-256,qop=auth,nc=0000000A,cnonce=\"c\""));

        Assert.That((await Check(request)).Outcome, Is.EqualTo(DigestOutcome.Stale));
        Assert.That(_server.NoncesInUse, Is.Zero);
    }

    [Test]
    public async Task Nonces_of_another_server_are_stale_here()
    {
        var other = new DigestServer(Both, _clock);
        var client = new DigestClient(new SipCredentials("alice", "secret"));
        client.TryAuthorize(Request("INVITE"), other.Refuse(Request("INVITE"), Realm, DigestOutcome.Missing, "t"), out var headers);

        Assert.That((await Check(Request("INVITE", headers))).Outcome, Is.EqualTo(DigestOutcome.Stale));
    }

    [Test]
    public async Task When_too_many_nonces_are_in_use_the_oldest_become_stale_and_none_can_be_replayed()
    {
        _server = Server(Both with { MaxNonces = 3 });
        var used = new List<SipRequest>();
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            used.Add(Request("INVITE", Answer(new DigestClient(new SipCredentials("alice", "secret")), Request("INVITE"))));
            Assert.That((await Check(used[^1])).Outcome, Is.EqualTo(DigestOutcome.Accepted));
        }

        Assert.That(_server.NoncesInUse, Is.EqualTo(3));
        foreach (var request in used)
        {
            Assert.That((await Check(request)).Outcome, Is.EqualTo(DigestOutcome.Stale));
        }

        _clock.Advance(TimeSpan.FromMinutes(6));
        var fresh = Request("INVITE", Answer(new DigestClient(new SipCredentials("alice", "secret")), Request("INVITE")));
        Assert.That((await Check(fresh)).Outcome, Is.EqualTo(DigestOutcome.Accepted));
        Assert.That(_server.NoncesInUse, Is.EqualTo(1));
    }

    [TestCase("NoOneKnowsThisScheme opaque-data=here")]
    [TestCase("Digest")]
    [TestCase("Digest username=\"alice\"")]
    [TestCase("Digest username=\"alice\",realm=\"elsewhere.org\",nonce=\"1\",uri=\"sip:x\",response=\"0\"")]
    [TestCase("Digest username=\"alice\",realm=\"example.com\",nonce=\"1\",uri=\"sip:x\",response=\"0\",algorithm=SHA-512-256")]
    [TestCase("Digest username=\"alice\",realm=\"example.com\",nonce=\"1\",uri=\"sip:x\",response=\"0\",qop=auth-int,nc=00000001,cnonce=\"1\"")]
    [TestCase("Digest username=\"alice\",realm=\"example.com\",nonce=\"1\",uri=\"sip:x\",response=\"0\",qop=auth,nc=1,cnonce=\"1\"")]
    [TestCase("Digest username=\"alice\",username=\"bob\",realm=\"example.com\",nonce=\"1\",uri=\"sip:x\",response=\"0\"")]
    public async Task Credentials_that_cannot_be_read_are_none(string value)
    {
        Assert.That((await Check(Request("INVITE", Request("INVITE").Headers.With("Authorization", value)))).Outcome, Is.EqualTo(DigestOutcome.Missing));
    }

    [Test]
    public void The_client_answers_each_realm_in_its_own_header_and_leaves_what_it_cannot()
    {
        var client = new DigestClient(new SipCredentials("bob", "zanzibar"), () => "0a4f113b");
        var failed = Request("INVITE");
        var response = SipResponses.Create(failed, 407, null, "t",
        [
            new("Proxy-Authenticate", "Digest realm=\"a\", nonce=\"1\", algorithm=AKAv1-MD5, qop=\"auth\""),
            new("Proxy-Authenticate", "Digest realm=\"a\", nonce=\"2\", qop=\"auth-int, auth\", opaque=\"o\\\"p\""),
            new("Proxy-Authenticate", "Digest realm=\"b\", nonce=\"3\", algorithm=md5"),
            new("Proxy-Authenticate", "Digest realm=\"c\", nonce=\"4\", qop=\"auth-int\""),
        ]);

        Assert.That(client.TryAuthorize(failed, response, out var headers), Is.True);
        Assert.That(headers.GetAll("Proxy-Authorization").Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "Digest username=\"bob\", realm=\"a\", nonce=\"2\", uri=\"sip:b@example.com\", response=\""
                + DigestHash.Response(DigestAlgorithm.Md5, "bob", "a", "zanzibar", "INVITE", "sip:b@example.com", "2", ("00000001", "0a4f113b"))
                + "\", algorithm=MD5, cnonce=\"0a4f113b\", qop=auth, nc=00000001, opaque=\"o\\\"p\"",
            "Digest username=\"bob\", realm=\"b\", nonce=\"3\", uri=\"sip:b@example.com\", response=\""
                + DigestHash.Response(DigestAlgorithm.Md5, "bob", "b", "zanzibar", "INVITE", "sip:b@example.com", "3", null) + "\", algorithm=MD5",
        }));
    }

    [TestCase(401, "Proxy-Authenticate", "Digest realm=\"a\", nonce=\"1\"")]
    [TestCase(407, "Proxy-Authenticate", "Basic realm=\"a\"")]
    [TestCase(407, "Proxy-Authenticate", "Digest realm=\"a\", nonce=\"1\", algorithm=MD5-sess")]
    [TestCase(486, "WWW-Authenticate", "Digest realm=\"a\", nonce=\"1\"")]
    public void The_client_answers_nothing_where_nothing_can_be_answered(int status, string name, string value)
    {
        var response = SipResponses.Create(Request("INVITE"), status, null, "t", [new(name, value)]);

        Assert.That(new DigestClient(new SipCredentials("a", "b")).TryAuthorize(Request("INVITE"), response, out _), Is.False);
    }

    private static DigestAuthorization Given(SipHeaders headers) =>
        DigestAuthorization.TryParse(headers.Get("Proxy-Authorization") ?? headers.Get("Authorization")!, out var given) ? given : throw new InvalidOperationException();

    private static ImmutableArray<DigestChallenge> Challenges(SipResponse response, string name) =>
        [.. response.Headers.GetAll(name).Select(v => DigestChallenge.TryParse(v, out var challenge) ? challenge : throw new InvalidOperationException(v))];

    private static SipRequest Request(string method, SipHeaders? headers = null) =>
        new(method, new SipUri { User = "b", Host = Realm }, headers ?? SipHeaders.Empty.With("To", "<sip:b@example.com>").With("CSeq", $"1 {method}"), default);

    private SipHeaders Answer(DigestClient client, SipRequest request) =>
        client.TryAuthorize(request, _server.Refuse(request, Realm, DigestOutcome.Missing, "t"), out var headers) ? headers : throw new InvalidOperationException();

    private DigestServer Server(DigestServerOptions options) => new(options, _clock, new byte[32]);

    private ValueTask<DigestResult> Check(SipRequest request) => _server.CheckAsync(request, Realm, _passwords, CancellationToken.None);

    private sealed class Passwords : ISipAccessPolicy
    {
        public List<string> Asked { get; } = [];

        public ValueTask<SipAccess> DecideAsync(ReceivedMessage received, CancellationToken cancellationToken) => new(new SipAccess.Challenge(Realm));

        public ValueTask<string?> FindPasswordAsync(string realm, string userName, CancellationToken cancellationToken)
        {
            Asked.Add($"{realm} {userName}");
            return new(userName == "alice" ? "secret" : null);
        }
    }
}
