using System.Text.Json;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Conferences;

/// <summary>Conferences of phones that each say a tone of their own: what each hears is listened to.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ConferenceTests : EndToEndFixture
{
    private const double Ann = 440;
    private const double Bob = 820;
    private const double Cat = 1530;
    private const double Music = 2150;
    private const double Announcement = 2700;

    private static readonly double[] All = [Ann, Bob, Cat, Music, Announcement];

    [Test]
    public async Task Three_hear_each_other_and_not_themselves_and_are_held_coached_spoken_to_and_taken_out()
    {
        const string Events = "start end join leave mute hold modify announcement";
        Serve("/hold.wav", TestTone.Make(2, Music));
        Serve("/hello.wav", TestTone.Make(6, Announcement));
        App.Answer("/left", "<Hangup/>");
        var number = await AddNumberAsync(
            "/three",
            $"<Dial action=\"/left\"><Conference beep=\"false\" waitUrl=\"\" statusCallback=\"/three/events\" statusCallbackEvent=\"{Events}\">three</Conference></Dial>");
        await using var phones = new Phones(Server);
        var (ann, annSid) = await JoinAsync(phones, number, Ann);
        var (bob, bobSid) = await JoinAsync(phones, number, Bob);
        var (cat, catSid) = await JoinAsync(phones, number, Cat);
        await HearAsync((ann, [Bob, Cat]), (bob, [Ann, Cat]), (cat, [Ann, Bob]));

        var conference = (await Server.GetAsync("Conferences.json?FriendlyName=three")).GetProperty("conferences")[0].GetProperty("sid").GetString()!;
        await ChangeAsync(conference, bobSid, ("Hold", "true"), ("HoldUrl", App.Url("/hold.wav")));
        await HearAsync((ann, [Cat]), (bob, [Music]), (cat, [Ann]));
        await ChangeAsync(conference, bobSid, ("Hold", "false"));
        await HearAsync((bob, [Ann, Cat]));

        await ChangeAsync(conference, bobSid, ("Coaching", "true"), ("CallSidToCoach", annSid));
        await HearAsync((ann, [Bob, Cat]), (bob, [Ann, Cat]), (cat, [Ann]));
        await ChangeAsync(conference, bobSid, ("Coaching", "false"));
        await ChangeAsync(conference, annSid, ("Muted", "true"));
        await HearAsync((ann, [Bob, Cat]), (bob, [Cat]), (cat, [Bob]));

        await Server.PostAsync($"Conferences/{conference}.json", ("AnnounceUrl", App.Url("/hello.wav")), ("AnnounceMethod", "GET"));
        await HearAsync((ann, [Bob, Cat, Announcement]), (bob, [Cat, Announcement]), (cat, [Bob, Announcement]));
        await HearAsync((bob, [Cat]));

        using (var kicked = await Server.Api.DeleteAsync(new Uri($"Conferences/{conference}/Participants/{catSid}.json", UriKind.Relative)))
        {
            Assert.That((int)kicked.StatusCode, Is.EqualTo(204));
        }

        Assert.That((await App.NextAsync("/left"))["DialCallStatus"], Is.EqualTo("answered"));
        await cat.EndedAsync();
        await HearAsync((ann, [Bob]), (bob, []));
        var ended = await Server.PostAsync($"Conferences/{conference}.json", ("Status", "completed"));
        await ann.EndedAsync();
        await bob.EndedAsync();
        await Limits.UntilAsync(() => Task.FromResult(Told()), told => told.Contains("conference-end"), "the conference's end");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended.GetProperty("status").GetString(), Is.EqualTo("completed"));
            Assert.That(
                Told(),
                Is.EqualTo(new[]
                {
                    "participant-join", "participant-join", "conference-start", "participant-join", "participant-hold", "participant-unhold", "participant-modify", "participant-modify",
                    "participant-mute", "announcement-end", "participant-leave", "participant-leave", "participant-leave", "conference-end",
                }));
        }

        string[] Told() => [.. App.Requests.Where(r => r.Path == "/three/events").Select(r => r["StatusCallbackEvent"])];
    }

    [Test]
    public async Task A_softphone_is_called_into_a_conference_by_its_name_and_it_is_recorded()
    {
        Needs.Program("baresip");
        const string Domain = "conference.test";
        const string Password = "Secret7words";
        await Server.AddSipDomainAsync(Domain, App.Url("/nobody"), Password, "4001");
        await using var softphone = await Baresip.StartAsync(new BaresipOptions { Server = Server.Sip, Domain = Domain, User = "4001", Password = Password, Speech = TestTone.Make(60, Bob) });
        await softphone.RegisteredAsync();
        var number = await AddNumberAsync("/caller", "<Dial><Conference beep=\"false\" endConferenceOnExit=\"true\">with softphone</Conference></Dial>");
        await using var phones = new Phones(Server);
        var phone = await phones.DialAsync(number, Ann);
        await Server.PostAsync(
            "Conferences/with%20softphone/Participants.json",
            ("To", "client:4001"),
            ("From", number),
            ("Label", "agent"),
            ("Beep", "false"),
            ("ConferenceRecord", "true"),
            ("ConferenceRecordingStatusCallback", App.Url("/recorded")));
        await softphone.WaitForAsync("CALL_INCOMING");
        await softphone.AcceptAsync();
        await softphone.WaitForAsync("CALL_ESTABLISHED");
        await HearAsync((phone, [Bob]));
        var agent = await Server.GetAsync($"Conferences/{await SidOfAsync("with softphone")}/Participants/agent.json");
        Assert.That(agent.GetProperty("status").GetString(), Is.EqualTo("connected"));
        var heard = phone.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(phone.Heard().Length), now => now > heard + 16000, "two seconds of conversation");
        phone.HangUp();
        await softphone.WaitForAsync("CALL_CLOSED");
        var recorded = await App.NextAsync("/recorded");
        var recording = SharedAudio.Samples(await Server.Api.GetByteArrayAsync($"Recordings/{recorded["RecordingSid"]}.wav"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorded["RecordingSource"], Is.EqualTo("Conference"));
            Assert.That(ToneLevel.Heard(recording, All), Is.EqualTo(new[] { Ann, Bob }));
            Assert.That(MeasureLoudest(softphone.Heard(), 4000).Frequency, Is.EqualTo(Ann).Within(2));
        }
    }

    private async Task<(PhoneCall Call, string Sid)> JoinAsync(Phones phones, string number, double tone)
    {
        var before = App.Requests.Count(r => r.Path == "/three/events" && r["StatusCallbackEvent"] == "participant-join");
        var call = await phones.DialAsync(number, tone);
        var joined = await Limits.UntilAsync(
            () => Task.FromResult(App.Requests.Where(r => r.Path == "/three/events" && r["StatusCallbackEvent"] == "participant-join").ToList()),
            all => all.Count > before,
            "the join of a phone");
        return (call, joined[^1]["CallSid"]);
    }

    /// <summary>Waits until each has heard exactly these tones for the last half second.</summary>
    private static async Task HearAsync(params (PhoneCall Phone, double[] Tones)[] expected)
    {
        foreach (var (phone, tones) in expected)
        {
            await Limits.UntilAsync(() => Task.FromResult(LastTones(phone)), heard => heard.SequenceEqual(tones), $"{string.Join(" and ", tones)} Hz alone");
        }
    }

    private static double[] LastTones(PhoneCall phone)
    {
        var heard = phone.Heard();
        return ToneLevel.Heard(heard.AsSpan(Math.Max(0, heard.Length - 4000)), All);
    }

    private async Task<string> SidOfAsync(string name) =>
        (await Server.GetAsync($"Conferences.json?Status=in-progress&FriendlyName={Uri.EscapeDataString(name)}")).GetProperty("conferences")[0].GetProperty("sid").GetString()!;

    private Task<JsonElement> ChangeAsync(string conference, string participant, params (string Name, string Value)[] form) =>
        Server.PostAsync($"Conferences/{conference}/Participants/{participant}.json", form);

    private sealed class Phones(ServerProcess server) : IAsyncDisposable
    {
        private readonly List<SipPhone> _phones = [];

        public async Task<PhoneCall> DialAsync(string number, double tone)
        {
            var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = server.Sip });
            _phones.Add(phone);
            var call = phone.Dial(number);
            await call.AnsweredAsync();
            call.KeepSaying(TestTone.Make(1, tone));
            return call;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var phone in _phones)
            {
                await phone.DisposeAsync();
            }
        }
    }
}
