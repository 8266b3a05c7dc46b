using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Testing;

namespace WorkDistribution.Sip.Tests.Registrar;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RegistrarTests
{
    private const string Alice = "alice@example.com";
    private static readonly SipIdentity Identity = new("example.com", "alice");
    private static readonly IPEndPoint Phone = new(IPAddress.Parse("203.0.113.7"), 40_000);

    private readonly Store _store = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 7, 4, 12, 0, 0, TimeSpan.Zero));
    private Sip.Registrar.Registrar _registrar = null!;
    private uint _cseq;

    [SetUp]
    public void SetUp()
    {
        _store.Clear();
        _cseq = 0;
        _registrar = New(new RegistrarOptions());
    }

    [TearDown]
    public void TearDown() => _registrar.Dispose();

    [Test]
    public async Task A_contact_is_bound_stored_confirmed_and_found_with_the_address_it_came_from()
    {
        var response = await Register(["<sip:alice@192.168.1.5:5060;ob>;expires=600"]);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(200));
            Assert.That(response.Headers.Get("Contact"), Is.EqualTo("<sip:alice@192.168.1.5:5060;ob>;expires=600"));
            Assert.That(response.Headers.Get("Date"), Is.EqualTo("Sat, 04 Jul 2026 12:00:00 GMT"));
            Assert.That(response.Headers.To()!.Tag, Is.Not.Null);
        });

        var binding = _registrar.Find("alice@EXAMPLE.com").Single();
        Assert.Multiple(() =>
        {
            Assert.That(binding.Contact.ToString(), Is.EqualTo("sip:alice@192.168.1.5:5060;ob"));
            Assert.That(binding.Source, Is.EqualTo(new SipDestination(SipTransportKind.Tcp, Phone)));
            Assert.That((binding.CallId, binding.CSeq, binding.UserAgent), Is.EqualTo(("call", 1u, "Phone/1")));
            Assert.That(binding.ExpiresAt, Is.EqualTo(_clock.GetUtcNow().AddSeconds(600)));
            Assert.That(_store.Bindings[Alice], Is.EqualTo(new[] { binding }));
        });
    }

    [TestCase(";expires=120", "900", 120)]
    [TestCase("", "900", 900)]
    [TestCase("", null, 3600)]
    [TestCase("", "7200", 3600)]
    [TestCase(";expires=99999999999999999999", null, 3600)]
    [TestCase(";expires=soon", "900", 3600)]
    [TestCase(";expires=60", null, 60)]
    public async Task The_contacts_own_time_counts_before_the_requests_and_the_limits_before_both(string parameter, string? expires, int granted)
    {
        var response = await Register([$"<sip:a@192.0.2.1>{parameter}"], expires);

        Assert.That(response.Headers.Contact()!.Parameter("expires"), Is.EqualTo($"{granted}"));
    }

    [TestCase(";expires=59", null)]
    [TestCase("", "1")]
    public async Task Too_short_a_time_is_refused_with_what_would_do(string parameter, string? expires)
    {
        var response = await Register([$"<sip:a@192.0.2.1>{parameter}"], expires);

        Assert.That((response.StatusCode, response.Headers.MinExpires()), Is.EqualTo((423, (uint?)60)));
        Assert.That(_registrar.Find(Alice), Is.Empty);
    }

    [Test]
    public async Task A_refresh_by_an_equivalent_contact_replaces_the_binding()
    {
        await Register(["<sip:alice@Host.example;transport=udp>"]);
        _clock.Advance(TimeSpan.FromSeconds(100));

        var response = await Register(["<sip:%61lice@host.example;transport=UDP>"]);

        Assert.That(response.Headers.Contacts().Select(c => c.ToString()), Is.EqualTo(new[] { "<sip:%61lice@host.example;transport=UDP>;expires=3600" }));
    }

    [Test]
    public async Task A_query_lists_what_is_bound_and_what_is_left_of_its_time()
    {
        await Register(["<sip:one@192.0.2.1>;q=0.5, <sip:two@192.0.2.2>;expires=300"]);
        _clock.Advance(TimeSpan.FromSeconds(100.5));
        var writes = _store.Writes;

        var response = await Register([]);

        Assert.That(response.Headers.GetAll("Contact"), Is.EqualTo(new[] { "<sip:one@192.0.2.1>;expires=3500;q=0.5", "<sip:two@192.0.2.2>;expires=200" }));
        Assert.That(_registrar.Find(Alice).Select(b => b.Contact.User), Is.EqualTo(new[] { "two", "one" }), "the preferred first");
        Assert.That(_store.Writes, Is.EqualTo(writes));
    }

    [Test]
    public async Task The_newest_phone_is_found_first()
    {
        await Register(["<sip:one@192.0.2.1>"]);
        await Register(["<sip:two@192.0.2.2>"]);
        await Register(["<sip:one@192.0.2.1>"]);

        Assert.That(_registrar.Find(Alice).Select(b => b.Contact.User), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task Expires_0_removes_that_contact_only()
    {
        await Register(["<sip:one@192.0.2.1>", "<sip:two@192.0.2.2>"]);

        var response = await Register(["<sip:one@192.0.2.1>;expires=0"]);

        Assert.That(response.Headers.Contacts().Single().Uri.User, Is.EqualTo("two"));
        Assert.That(_store.Bindings[Alice].Single().Contact.User, Is.EqualTo("two"));
    }

    [Test]
    public async Task A_star_removes_all()
    {
        await Register(["<sip:one@192.0.2.1>", "<sip:two@192.0.2.2>"]);

        var response = await Register(["*"], "0");

        Assert.That((response.StatusCode, response.Headers.Get("Contact")), Is.EqualTo((200, (string?)null)));
        Assert.That(_registrar.Find(Alice), Is.Empty);
        Assert.That(_store.Bindings, Is.Empty);
        Assert.That(_registrar.Statistics.AddressesOfRecord, Is.Zero);
    }

    [TestCase("3600")]
    [TestCase(null)]
    public async Task A_star_without_Expires_0_is_refused(string? expires)
    {
        await Register(["<sip:one@192.0.2.1>"]);

        Assert.That((await Register(["*"], expires)).StatusCode, Is.EqualTo(400));
        Assert.That((await Register(["*, <sip:two@192.0.2.2>"], "0")).StatusCode, Is.EqualTo(400));
        Assert.That(_registrar.Find(Alice), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_request_overtaken_by_a_later_one_of_its_Call_ID_changes_nothing()
    {
        await Register(["<sip:one@192.0.2.1>"], cseq: 7);

        Assert.Multiple(async () =>
        {
            Assert.That((await Register(["<sip:two@192.0.2.2>", "<sip:one@192.0.2.1>;expires=0"], cseq: 6)).StatusCode, Is.EqualTo(500));
            Assert.That((await Register(["*"], "0", cseq: 7)).StatusCode, Is.EqualTo(500));
            Assert.That(_registrar.Find(Alice).Single().Contact.User, Is.EqualTo("one"));
            Assert.That((await Register(["<sip:one@192.0.2.1>;expires=0"], cseq: 1, callId: "after a reboot")).StatusCode, Is.EqualTo(200));
        });
    }

    [TestCase("<mailto:a@b>")]
    [TestCase("<sip:a@192.0.2.1>;q=1.5")]
    [TestCase("sip:a@b?Route=x")]
    [TestCase(",")]
    public async Task One_bad_contact_refuses_the_whole_request(string bad)
    {
        Assert.That((await Register(["<sip:one@192.0.2.1>", bad])).StatusCode, Is.EqualTo(400));
        Assert.That(_store.Writes, Is.Zero);
    }

    [Test]
    public async Task The_eleventh_phone_takes_the_place_of_the_one_heard_of_longest_ago()
    {
        for (var i = 1; i <= 11; i++)
        {
            await Register([$"<sip:p{i}@192.0.2.1>"]);
        }

        Assert.That(_registrar.Find(Alice).Select(b => b.Contact.User), Is.EqualTo(Enumerable.Range(2, 10).Reverse().Select(i => $"p{i}")));
        Assert.That((await Register([.. Enumerable.Range(1, 11).Select(i => $"<sip:x{i}@192.0.2.1>")])).StatusCode, Is.EqualTo(403));
    }

    [TestCase("<sip:bob@example.com>")]
    [TestCase("<sip:alice@elsewhere.org>")]
    [TestCase("<sip:example.com>")]
    public async Task A_user_binds_no_other_address(string to)
    {
        Assert.That((await Register(["<sip:one@192.0.2.1>"], to: to)).StatusCode, Is.EqualTo(403));
        Assert.That(_store.Writes, Is.Zero);
    }

    [TestCase("<sip:alice@192.0.2.250:5060>")]
    [TestCase("<sip:%61lice@EXAMPLE.COM>")]
    [TestCase("<sip:alice@pbx.local>")]
    public async Task A_user_may_name_the_server_by_any_of_its_names(string to)
    {
        _registrar = New(new RegistrarOptions { LocalNames = ["pbx.local"] });

        Assert.That((await Register(["<sip:one@192.0.2.1>"], to: to)).StatusCode, Is.EqualTo(200));
        Assert.That(_registrar.Find(Alice), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Without_credentials_nothing_is_bound_unless_that_is_set()
    {
        Assert.That((await Register(["<sip:one@192.0.2.1>"], identity: null)).StatusCode, Is.EqualTo(403));

        _registrar = New(new RegistrarOptions { AcceptUnauthenticated = true });

        Assert.That((await Register(["<sip:one@192.0.2.1>"], identity: null)).StatusCode, Is.EqualTo(200));
        Assert.That(_registrar.Find(Alice), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_To_that_is_no_SIP_address_is_refused()
    {
        Assert.That((await Register(["<sip:one@192.0.2.1>"], to: "isbn:2983792873")).StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task A_binding_lapses_on_time_and_is_swept_from_the_store()
    {
        await Register(["<sip:one@192.0.2.1>;expires=60", "<sip:two@192.0.2.2>;expires=120"]);

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.That(_registrar.Find(Alice).Single().Contact.User, Is.EqualTo("two"));
        Assert.That((await Register([])).Headers.Contacts(), Has.Length.EqualTo(1));
        Assert.That(await _registrar.SweepAsync(CancellationToken.None), Is.EqualTo(1));
        Assert.That(_store.Bindings[Alice], Has.Length.EqualTo(1));

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.That(await _registrar.SweepAsync(CancellationToken.None), Is.EqualTo(1));
        Assert.That(_store.Bindings, Is.Empty);
        Assert.That(_registrar.Statistics, Is.EqualTo(new RegistrarStatistics(0, 0, 0, 0, 0)));
        Assert.That(await _registrar.SweepAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task Bindings_survive_a_restart_and_those_that_lapsed_meanwhile_do_not()
    {
        await Register(["<sip:one@192.0.2.1>;expires=60", "<sip:two@192.0.2.2>;expires=120"]);
        _clock.Advance(TimeSpan.FromSeconds(90));
        _registrar.Dispose();
        _registrar = New(new RegistrarOptions());

        await _registrar.LoadAsync(CancellationToken.None);

        Assert.That(_registrar.Find(Alice).Single().Contact.User, Is.EqualTo("two"));
        Assert.That((await Register(["<sip:two@192.0.2.2>"], cseq: 1)).StatusCode, Is.EqualTo(500), "the order of the Call-ID is kept too");
    }

    [Test]
    public async Task What_cannot_be_stored_is_not_confirmed()
    {
        await Register(["<sip:one@192.0.2.1>"]);
        _store.Failure = new IOException("disk full");

        Assert.That((await Register(["<sip:two@192.0.2.2>"])).StatusCode, Is.EqualTo(500));
        Assert.That(_registrar.Find(Alice).Single().Contact.User, Is.EqualTo("one"));

        _store.Failure = null;
        Assert.That((await Register(["<sip:two@192.0.2.2>"])).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_slow_store_confirms_late_in_order_and_refuses_beyond_its_limit()
    {
        _registrar = New(new RegistrarOptions { MaxPending = 2 });
        _store.Gate = new TaskCompletionSource();

        var first = Register(["<sip:one@192.0.2.1>"]);
        var second = Register(["<sip:two@192.0.2.2>"]);
        var third = await Register(["<sip:three@192.0.2.3>"]);

        Assert.That((third.StatusCode, third.Headers.RetryAfter()), Is.EqualTo((503, (uint?)5)));
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        Assert.That(_registrar.Find(Alice), Is.Empty);

        _store.Gate.SetResult();

        Assert.That(((await first).StatusCode, (await second).StatusCode), Is.EqualTo((200, 200)));
        Assert.That(_registrar.Find(Alice).Select(b => b.Contact.User), Is.EqualTo(new[] { "two", "one" }));
        Assert.That(_registrar.Statistics, Is.EqualTo(new RegistrarStatistics(1, 2, 0, 1, 1)));
    }

    [Test]
    public async Task Users_do_not_share_bindings()
    {
        await Register(["<sip:one@192.0.2.1>"]);
        await Register(["<sip:two@192.0.2.2>"], to: "<sip:bob@example.com>", identity: new SipIdentity("example.com", "bob"));

        Assert.That(_registrar.Find(Alice).Single().Contact.User, Is.EqualTo("one"));
        Assert.That(_registrar.Find("bob@example.com").Single().Contact.User, Is.EqualTo("two"));
        Assert.That(_registrar.Find("nobody@example.com"), Is.Empty);
        Assert.That(_registrar.Find(""), Is.Empty);
    }

    private Sip.Registrar.Registrar New(RegistrarOptions options) => new(options, _store, _clock, NullLogger<Sip.Registrar.Registrar>.Instance);

    private Task<SipResponse> Register(string[] contacts, string? expires = null, uint? cseq = null, string callId = "call", string to = "<sip:alice@example.com>") =>
        Register(contacts, Identity, expires, cseq, callId, to);

    private Task<SipResponse> Register(string[] contacts, SipIdentity? identity, string? expires = null, uint? cseq = null, string callId = "call", string to = "<sip:alice@example.com>")
    {
        _cseq = cseq ?? _cseq + 1;
        var fields = ImmutableArray.Create<SipHeader>(
            new("Via", "SIP/2.0/TCP 192.168.1.5;branch=z9hG4bK1"),
            new("From", "<sip:alice@example.com>;tag=1"),
            new("To", to),
            new("Call-ID", callId),
            new("CSeq", $"{_cseq} REGISTER"),
            new("User-Agent", "Phone/1"));
        fields = fields.AddRange(contacts.Select(c => new SipHeader("Contact", c)));
        if (expires is not null)
        {
            fields = fields.Add(new("Expires", expires));
        }

        var request = new SipRequest("REGISTER", new SipUri { Host = "example.com" }, new SipHeaders(fields), default);
        var received = new ReceivedMessage(request, SipTransportKind.Tcp, Phone, new IPEndPoint(IPAddress.Parse("192.0.2.250"), 5060), 0);
        return _registrar.HandleAsync(received, identity, CancellationToken.None).AsTask();
    }

    private sealed class Store : IBindingStore
    {
        public Dictionary<string, ImmutableArray<Binding>> Bindings { get; } = [];

        public int Writes { get; private set; }

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public void Clear()
        {
            Bindings.Clear();
            Writes = 0;
            Failure = null;
            Gate = null;
        }

        public Task<ImmutableArray<Binding>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<Binding>>([.. Bindings.Values.SelectMany(b => b)]);

        public async Task ReplaceAsync(string addressOfRecord, ImmutableArray<Binding> bindings, CancellationToken cancellationToken)
        {
            if (Gate is { } gate)
            {
                await gate.Task;
            }

            if (Failure is { } failure)
            {
                throw failure;
            }

            Writes++;
            if (bindings.IsEmpty)
            {
                Bindings.Remove(addressOfRecord);
            }
            else
            {
                Bindings[addressOfRecord] = bindings;
            }
        }
    }
}
