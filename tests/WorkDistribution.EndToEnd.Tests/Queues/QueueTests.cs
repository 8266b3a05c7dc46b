using System.Text.Json;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Tones;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.Queues;

/// <summary>Queues of real calls: what callers hear while they wait, who gets them, and what applications and REST are told.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class QueueTests : EndToEndFixture
{
    private const double CallerTone = 440;
    private const double AgentTone = 820;

    private readonly List<SipPhone> _phones = [];

    [OneTimeTearDown]
    public async Task HangUpAsync()
    {
        foreach (var phone in _phones)
        {
            await phone.DisposeAsync();
        }
    }

    [Test]
    public async Task A_caller_hears_music_is_taken_by_an_agent_and_both_hear_each_other()
    {
        App.Answer("/music/left", "<Hangup/>").Answer("/music/dialled", "<Hangup/>");
        var number = await AddNumberAsync("/music", "<Enqueue action=\"/music/left\">music</Enqueue>");
        var agents = await AddNumberAsync("/music/agent", "<Dial action=\"/music/dialled\"><Queue>music</Queue></Dial>");
        var caller = await DialAsync(number, CallerTone);
        var music = ToneGenerator.Standard(StandardTone.HoldMusic);
        await HeardAsync(caller, 2);
        Assert.That(AudioSimilarity.Find(music.AsSpan(0, 8000), caller.Heard()).Score, Is.GreaterThan(0.9), "our music");
        var queue = await QueueAsync("music");
        var member = await Server.GetAsync($"Queues/{queue.GetProperty("sid").GetString()}/Members/Front.json");
        Assert.That((queue.GetProperty("current_size").GetInt32(), member.GetProperty("position").GetInt32()), Is.EqualTo((1, 1)));

        var agent = await DialAsync(agents, AgentTone);
        await caller.HearsToneAsync(AgentTone);
        await agent.HearsToneAsync(CallerTone);
        agent.HangUp();
        var left = await App.NextAsync("/music/left");
        var dialled = await App.NextAsync("/music/dialled");
        await caller.EndedAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((left["QueueResult"], left["QueueSid"]), Is.EqualTo(("bridged", queue.GetProperty("sid").GetString())));
            Assert.That((dialled["DialCallStatus"], dialled["DialCallSid"]), Is.EqualTo(("completed", member.GetProperty("call_sid").GetString())));
            Assert.That((await QueueAsync("music")).GetProperty("current_size").GetInt32(), Is.Zero);
        }
    }

    [Test]
    public async Task The_wait_document_repeats_and_tells_each_caller_its_place()
    {
        Serve("/places.wav", TestTone.Make(1));
        App.Answer("/places/wait", $"<Gather timeout=\"5\" numDigits=\"1\" action=\"/places/key\"><Play>{App.Url("/places.wav")}</Play></Gather>");
        App.Answer("/places/key", key => WebhookReply.Verbs(key["Digits"] == "5" ? "<Leave/>" : "")).Answer("/places/left", "<Hangup/>");
        var number = await AddNumberAsync("/places", "<Enqueue waitUrl=\"/places/wait\" action=\"/places/left\">places</Enqueue>");
        var first = await DialAsync(number, CallerTone);
        await first.HearsToneAsync(TestTone.Frequency);
        var second = await DialAsync(number, AgentTone);
        await PlaceAsync("2");
        await first.PressAsync("1");
        await PlaceAsync("1", after: 2);
        await Limits.UntilAsync(
            async () =>
            {
                // Between two rounds nobody listens for keys.
                await first.PressAsync("5");
                return App.Requests.Any(r => r.Path == "/places/left");
            },
            gone => gone,
            "the key to be heard");
        var left = await App.NextAsync("/places/left");
        await first.EndedAsync();
        Assert.That(left["QueueResult"], Is.EqualTo("leave"));
        await Limits.UntilAsync(
            () => Task.FromResult(App.Requests.Where(r => r.Path == "/places/wait").ToList()),
            asked => asked.Any(r => r["CallSid"] != left["CallSid"] && r["QueuePosition"] == "1" && r["CurrentQueueSize"] == "1" && r["QueueTime"] != "0"),
            "the second to be the first");
        second.HangUp();
        Assert.That((await App.NextAsync("/places/left"))["QueueResult"], Is.EqualTo("hangup"));

        Task PlaceAsync(string position, int after = 1) => Limits.UntilAsync(
            () => Task.FromResult(App.Requests.Count(r => r.Path == "/places/wait" && r["QueuePosition"] == position)),
            count => count >= after,
            $"{after} times place {position}");
    }

    [Test]
    public async Task A_full_queue_turns_callers_away_and_REST_takes_its_front()
    {
        App.Answer("/full/left", "<Hangup/>").Answer("/full/taken", "<Gather timeout=\"20\"><Say>taken</Say></Gather>");
        var made = await Server.PostAsync("Queues.json", ("FriendlyName", "full"), ("MaxSize", "1"));
        var queue = made.GetProperty("sid").GetString();
        var number = await AddNumberAsync("/full", "<Enqueue waitUrl=\"\" action=\"/full/left\">full</Enqueue>");
        var first = await DialAsync(number, CallerTone);
        await Limits.UntilAsync(async () => (await QueueAsync("full")).GetProperty("current_size").GetInt32(), size => size == 1, "the first to wait");
        var second = await DialAsync(number, CallerTone);
        Assert.That((await App.NextAsync("/full/left"))["QueueResult"], Is.EqualTo("queue-full"));
        await second.EndedAsync();

        using (var refused = await Server.Api.DeleteAsync(new Uri($"Queues/{queue}.json", UriKind.Relative)))
        {
            Assert.That((int)refused.StatusCode, Is.EqualTo(409));
        }

        var member = await Server.PostAsync($"Queues/{queue}/Members/Front.json", ("Url", App.Url("/full/taken")));
        await first.HearsSpeechAsync();
        var left = await App.NextAsync("/full/left");
        Assert.That((left["QueueResult"], left["CallSid"]), Is.EqualTo(("redirected", member.GetProperty("call_sid").GetString())));
        first.HangUp();
        using var removed = await Server.Api.DeleteAsync(new Uri($"Queues/{queue}.json", UriKind.Relative));
        Assert.That((int)removed.StatusCode, Is.EqualTo(204));
    }

    private async Task<PhoneCall> DialAsync(string number, double tone)
    {
        var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip });
        lock (_phones)
        {
            _phones.Add(phone);
        }

        var call = phone.Dial(number);
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1, tone));
        return call;
    }

    private static Task<int> HeardAsync(PhoneCall call, int seconds) =>
        Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), length => length >= seconds * AudioPrompt.SampleRate, $"{seconds} s of audio");

    private async Task<JsonElement> QueueAsync(string name) => (await Server.GetAsync($"Queues.json?FriendlyName={name}")).GetProperty("queues")[0];
}
