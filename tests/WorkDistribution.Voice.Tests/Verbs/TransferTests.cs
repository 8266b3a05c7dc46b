using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

public sealed class TransferTests
{
    private const string Carol = "sip:carol@phones.example";

    [Test]
    public async Task A_callee_hands_the_caller_to_the_document_at_referUrl_and_is_told_how_it_goes()
    {
        await using var harness = Dialling("<Dial referUrl=\"/refer\" referMethod=\"GET\" action=\"/dialled\"><Sip>sip:bob@phones.example</Sip></Dial>");
        harness.App.Page("/refer", "<Dial><Sip>{ReferTransferTarget}</Sip></Dial>".Replace("{ReferTransferTarget}", Carol, StringComparison.Ordinal));
        var caller = harness.Call();
        var bob = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol);
        bob.Observer.OnRefer(refer);
        Assert.That(await refer.Told.NextAsync(), Is.EqualTo("accepted"));
        var asked = await AskedAsync(harness, "/refer");
        Assert.That((asked["ReferTransferTarget"], asked["CallSid"], asked.Request.Method), Is.EqualTo((Carol, harness.TheCall.Sid.Value, Core.Webhooks.WebhookMethod.Get)));
        var carol = await harness.Phones.NextCallAsync();
        carol.Alert();
        Assert.That(await refer.Told.NextAsync(), Is.EqualTo("180"));
        carol.PickUp();
        Assert.That(await refer.Told.NextAsync(), Is.EqualTo("200"));
        await bob.EndedByUs;
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.InProgress));
        caller.HangUp();
        await carol.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.App.All.Select(r => r.Url), Has.None.EndsWith("/dialled"));
    }

    [Test]
    public async Task A_caller_hands_the_callee_over_and_leaves()
    {
        await using var harness = Dialling("<Dial referUrl=\"/refer\"><Sip>sip:bob@phones.example</Sip></Dial>");
        harness.App.Page("/refer", $"<Dial><Sip>{Carol}</Sip></Dial>");
        var caller = harness.Call();
        var bob = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol);
        caller.Observer.OnRefer(refer);
        var asked = await AskedAsync(harness, "/refer");
        Assert.That((asked["ReferTransferTarget"], asked["ParentCallSid"]), Is.EqualTo((Carol, harness.TheCall.Sid.Value)));
        var carol = await harness.Phones.NextCallAsync();
        carol.PickUp();
        await caller.EndedByUs;
        Assert.That(await LastAsync(refer), Is.EqualTo("200"));
        carol.HangUp();
        await bob.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.TheCall.EndReason, Is.EqualTo("transferred"));
    }

    [Test]
    public async Task A_transfer_that_nobody_answers_is_told_as_such()
    {
        await using var harness = Dialling("<Dial referUrl=\"/refer\"><Sip>sip:bob@phones.example</Sip></Dial>");
        harness.App.Page("/refer", $"<Dial><Sip>{Carol}</Sip></Dial><Say>sorry</Say>");
        harness.Call();
        var bob = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol);
        bob.Observer.OnRefer(refer);
        (await harness.Phones.NextCallAsync()).Refuse(486);
        Assert.That(await LastAsync(refer), Is.EqualTo("486"));
        await bob.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_document_that_fails_or_only_speaks_has_a_last_word_too([Values("", "<Say>bye</Say>")] string verbs)
    {
        await using var harness = Dialling("<Dial referUrl=\"/refer\"><Sip>sip:bob@phones.example</Sip></Dial>");
        if (verbs.Length > 0)
        {
            harness.App.Page("/refer", verbs);
        }

        harness.Call();
        var bob = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol);
        bob.Observer.OnRefer(refer);
        Assert.That(await LastAsync(refer), Is.EqualTo(verbs.Length > 0 ? "200" : "500"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Without_referUrl_a_transfer_is_declined_and_so_is_one_out_of_a_conversation()
    {
        await using var harness = Dialling("<Dial><Sip>sip:bob@phones.example</Sip></Dial>");
        var caller = harness.Call();
        var early = new FakeRefer(Carol);
        caller.Observer.OnRefer(early);
        Assert.That(await early.Told.NextAsync(), Is.EqualTo("603"));
        var bob = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol);
        bob.Observer.OnRefer(refer);
        Assert.That(await refer.Told.NextAsync(), Is.EqualTo("603"));
        bob.HangUp();
        await harness.IdleAsync();
    }

    [TestCase("sip:carol@phones.example", "sip:carol@phones.example")]
    [TestCase("sip:+15550177@localhost", "sip:+15550177@trunk.test:5080")]
    public async Task Where_the_operator_lets_phones_transfer_no_document_is_asked(string target, string called)
    {
        await using var harness = new CallHarness(options => options.PhonesMayTransfer = true);
        harness.App.Page("/voice", "<Dial><Sip>sip:bob@phones.example</Sip></Dial>");
        var caller = harness.Call();
        var bob = await PickedUpAsync(harness);
        bob.Observer.OnRefer(new FakeRefer(target));
        var carol = await harness.Phones.NextCallAsync();
        Assert.That(carol.Outgoing!.RequestUri.ToString(), Is.EqualTo(called));
        carol.PickUp();
        await bob.EndedByUs;
        caller.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task Who_talks_with_a_caller_and_calls_another_joins_the_two()
    {
        await using var harness = TwoDials();
        var ann = harness.Call();
        var bob = await PickedUpAsync(harness);
        var consulting = harness.Call(from: "sip:bob@phones.example");
        consulting.CallId = "consult";
        var carol = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol, "consult");
        bob.Observer.OnRefer(refer);
        Assert.That(await LastAsync(refer), Is.EqualTo("200"));
        await bob.EndedByUs;
        await consulting.EndedByUs;
        await BridgedAsync(harness);
        Assert.That(PeerOf(harness, 0), Is.SameAs(harness.Media.Sessions[3]), "Ann hears Carol");
        carol.HangUp();
        await ann.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task Who_called_both_joins_the_two_and_they_talk_without_a_document([Values] bool theFirstLeaves)
    {
        await using var harness = TwoDials();
        var first = harness.Call(from: "sip:bob@phones.example");
        var ann = await PickedUpAsync(harness);
        var second = harness.Call(from: "sip:bob@phones.example");
        second.CallId = "consult";
        var carol = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol, "consult");
        first.Observer.OnRefer(refer);
        Assert.That(await LastAsync(refer), Is.EqualTo("200"));
        await first.EndedByUs;
        await second.EndedByUs;
        await BridgedAsync(harness);
        Assert.That(PeerOf(harness, 1), Is.SameAs(harness.Media.Sessions[3]), "Ann hears Carol");
        (theFirstLeaves ? ann : carol).HangUp();
        await (theFirstLeaves ? carol : ann).EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task Who_called_one_and_was_called_by_another_joins_the_two()
    {
        await using var harness = TwoDials();
        var toAnn = harness.Call(from: "sip:bob@phones.example");
        var ann = await PickedUpAsync(harness);
        var carol = harness.Call();
        var bob = await PickedUpAsync(harness);
        bob.CallId = "consult";
        var refer = new FakeRefer(Carol, "consult");
        toAnn.Observer.OnRefer(refer);
        Assert.That(await LastAsync(refer), Is.EqualTo("200"));
        await toAnn.EndedByUs;
        await bob.EndedByUs;
        await BridgedAsync(harness);
        Assert.That(PeerOf(harness, 2), Is.SameAs(harness.Media.Sessions[1]), "Carol hears Ann");
        carol.HangUp();
        await ann.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task Who_was_called_by_both_joins_the_two()
    {
        await using var harness = TwoDials();
        var ann = harness.Call();
        var bob = await PickedUpAsync(harness);
        var carol = harness.Call();
        var again = await PickedUpAsync(harness);
        again.CallId = "consult";
        var refer = new FakeRefer(Carol, "consult");
        bob.Observer.OnRefer(refer);
        Assert.That(await LastAsync(refer), Is.EqualTo("200"));
        await bob.EndedByUs;
        await again.EndedByUs;
        await BridgedAsync(harness);
        Assert.That(PeerOf(harness, 0), Is.SameAs(harness.Media.Sessions[2]), "Ann hears Carol");
        ann.HangUp();
        await carol.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_replaced_dialog_that_is_no_conversation_of_this_account_leaves_everything_as_it_was()
    {
        await using var harness = TwoDials();
        harness.App.Page("/music", "<Gather timeout=\"60\"/>");
        harness.Numbers.All.Add(harness.Numbers.All[0] with { Sid = new RandomSidSource().New<PhoneNumberSid>(), PhoneNumber = "+15550109", Voice = new() { VoiceUrl = WebApp.Base + "/music" } });
        var alone = harness.Call("+15550109");
        alone.CallId = "consult";
        await alone.Answered;
        harness.Call();
        var bob = await PickedUpAsync(harness);
        var refer = new FakeRefer(Carol, "consult");
        bob.Observer.OnRefer(refer);
        Assert.That(await LastAsync(refer), Is.EqualTo("481"));
        Assert.That(harness.Registry.Count, Is.EqualTo(3));
        bob.HangUp();
        alone.HangUp();
        await harness.IdleAsync();
    }

    [TestCase(202, 200, "completed")]
    [TestCase(202, 486, "busy")]
    [TestCase(202, 480, "no-answer")]
    [TestCase(403, null, "failed")]
    public async Task Refer_asks_the_callers_phone_and_tells_the_action(int answer, int? told, string status)
    {
        await using var harness = Dialling($"<Refer action=\"/referred\"><Sip>{Carol}?X-Ticket=7</Sip></Refer>");
        harness.App.Page("/referred", "<Hangup/>");
        var caller = harness.Call();
        var refer = await caller.Refers.NextAsync();
        Assert.That((refer.ReferTo.ToString(), refer.ReferredBy!.ToString()), Is.EqualTo(($"{Carol}?X-Ticket=7", $"sip:{CallHarness.Number}@localhost")));
        caller.Observer.OnReferAnswered(answer);
        if (told is { } last)
        {
            caller.Observer.OnReferNotified(100, isOver: false);
            caller.Observer.OnReferNotified(last, isOver: true);
        }

        var asked = await AskedAsync(harness, "/referred");
        await caller.EndedByUs;
        await harness.IdleAsync();
        Assert.That(
            (asked["ReferCallStatus"], asked["ReferSipResponseCode"], asked["NotifySipResponseCode"]),
            Is.EqualTo((status, answer.ToString(System.Globalization.CultureInfo.InvariantCulture), told?.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Test]
    public async Task Refer_is_told_when_the_far_end_leaves()
    {
        await using var harness = Dialling($"<Refer action=\"/referred\"><Sip>{Carol}</Sip></Refer>");
        harness.App.Page("/referred", "");
        var caller = harness.Call();
        await caller.Refers.NextAsync();
        caller.Observer.OnReferAnswered(202);
        caller.HangUp();
        Assert.That((await AskedAsync(harness, "/referred"))["ReferCallStatus"], Is.EqualTo("completed"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Refer_waits_for_a_minute_and_a_half_and_without_action_the_document_goes_on()
    {
        await using var harness = Dialling($"<Refer action=\"/referred\"><Sip>{Carol}</Sip></Refer>");
        harness.App.Page("/referred", $"<Refer><Sip>{Carol}</Sip></Refer><Say>still here</Say>");
        var caller = harness.Call();
        await caller.Refers.NextAsync();
        caller.Observer.OnReferAnswered(202);
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(90));
        Assert.That((await AskedAsync(harness, "/referred"))["ReferCallStatus"], Is.EqualTo("no-answer"));
        await caller.Refers.NextAsync();
        caller.Observer.OnReferAnswered(503);
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:still here"));
        await caller.EndedByUs;
        await harness.IdleAsync();
    }

    private static CallHarness Dialling(string verbs)
    {
        var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        harness.App.Page("/dialled", "<Hangup/>");
        return harness;
    }

    private static CallHarness TwoDials() => Dialling("<Dial referUrl=\"/refer\"><Sip>sip:somebody@phones.example</Sip></Dial>");

    private static async Task<FakeInviteSession> PickedUpAsync(CallHarness harness)
    {
        var phone = await harness.Phones.NextCallAsync();
        phone.PickUp();
        await BridgedAsync(harness);
        return phone;
    }

    private static async Task BridgedAsync(CallHarness harness)
    {
        while (await harness.Media.Heard.NextAsync() != "bridged")
        {
            // Ringing and what else is heard before.
        }
    }

    private static FakeMediaSession? PeerOf(CallHarness harness, int session) => harness.Media.Sessions[session].Peer ?? harness.Media.Sessions.FirstOrDefault(s => s.Peer == harness.Media.Sessions[session]);

    /// <summary>The last word; that it rings may be told before.</summary>
    private static async Task<string> LastAsync(FakeRefer refer)
    {
        while (true)
        {
            if (await refer.Told.NextAsync() is var told and not ("accepted" or "180"))
            {
                return told;
            }
        }
    }

    private static async Task<WebApp.Form> AskedAsync(CallHarness harness, string path)
    {
        while (true)
        {
            var asked = await harness.App.NextAsync();
            if (asked.Path == path)
            {
                return asked;
            }
        }
    }
}
