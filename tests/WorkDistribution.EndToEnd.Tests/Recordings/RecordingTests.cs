using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.EndToEnd.Tests.Recordings;

/// <summary>Recordings of real conversations, each side a tone of its own: what lies in the files is listened to.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class RecordingTests : EndToEndFixture
{
    private const double Caller = 440;
    private const double Callee = 1530;

    [Test]
    public async Task Each_side_has_its_channel_and_a_pause_is_left_out_or_silent()
    {
        await using var callee = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "both" });
        var number = await AddNumberAsync(
            "/both", $"<Dial record=\"record-from-answer-dual\" action=\"/both-over\"><Sip>sip:both@127.0.0.1:{callee.Port}</Sip></Dial>");
        App.Answer("/both-over", "<Hangup/>");
        await using var caller = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550113" });
        var (call, called) = await ConnectAsync(caller, callee, number);
        var sid = (await Server.GetAsync($"Calls.json?To={Uri.EscapeDataString(number)}")).GetProperty("calls")[0].GetProperty("sid").GetString()!;

        // Two more by request: what the caller says alone, and one that is paused.
        var alone = await Server.PostAsync($"Calls/{sid}/Recordings.json", ("RecordingTrack", "inbound"));
        var paused = await Server.PostAsync($"Calls/{sid}/Recordings.json", ("RecordingChannels", "dual"));
        var path = $"Calls/{sid}/Recordings/{paused.GetProperty("sid").GetString()}.json";
        await TalkAsync(call, 1);
        Assert.That((await Server.PostAsync(path, ("Status", "paused"))).GetProperty("status").GetString(), Is.EqualTo("paused"));
        await TalkAsync(call, 2);
        await Server.PostAsync(path, ("Status", "in-progress"));
        await TalkAsync(call, 1);
        await Server.PostAsync(path, ("Status", "paused"), ("PauseBehavior", "skip"));
        await TalkAsync(call, 3);
        var stopped = await Server.PostAsync($"Calls/{sid}/Recordings/Twilio.CURRENT.json", ("Status", "stopped"));
        called.HangUp();
        var over = await App.NextAsync("/both-over");
        await call.EndedAsync();
        var whole = SharedAudio.Samples(await Server.Api.GetByteArrayAsync($"Recordings/{over["RecordingSid"]}.wav"));

        // It ends with the call, and its file is complete a moment later.
        var ending = $"Recordings/{alone.GetProperty("sid").GetString()}.json";
        await Limits.UntilAsync(async () => (await Server.GetAsync(ending)).GetProperty("status").GetString(), status => status == "completed", "the end of a recording");
        var inbound = SharedAudio.Samples(await Server.Api.GetByteArrayAsync($"Recordings/{alone.GetProperty("sid").GetString()}.wav"));
        var broken = SharedAudio.Samples(await Server.Api.GetByteArrayAsync($"Recordings/{stopped.GetProperty("sid").GetString()}.wav"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ToneLevel.Heard(Channel(whole, 0), Caller, Callee), Is.EqualTo(new[] { Caller }), "left: the caller");
            Assert.That(ToneLevel.Heard(Channel(whole, 1), Caller, Callee), Is.EqualTo(new[] { Callee }), "right: the callee");
            Assert.That(ToneLevel.Heard(inbound, Caller, Callee), Is.EqualTo(new[] { Caller }), "one track");
            Assert.That(stopped.GetProperty("status").GetString(), Is.EqualTo("completed"));
            Assert.That(broken.Length / 2 / 8000.0, Is.InRange(3.9, 5.9), "the silent pause counts, the skipped one does not");
            Assert.That(LongestSilence(Channel(broken, 0)), Is.InRange(1.7, 3.0), "seconds of silence");
        }
    }

    [Test]
    public async Task A_recording_that_cannot_be_kept_says_so_and_the_conversation_goes_on()
    {
        // An account of its own, in whose place on the disk lies something else.
        var account = await Server.PostAsync("/2010-04-01/Accounts.json", ("FriendlyName", "no disk"));
        var sid = account.GetProperty("sid").GetString()!;
        await File.WriteAllTextAsync(Path.Combine(Server.DataDirectory, "recordings", sid), "in the way");
        await using var callee = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "nodisk" });
        var verbs = $"<Dial record=\"record-from-answer\" recordingStatusCallback=\"{App.Url("/nodisk-recorded")}\"><Sip>sip:nodisk@127.0.0.1:{callee.Port}</Sip></Dial>";
        App.Answer("/nodisk", verbs);
        App.Answer("/nodisk-recorded", "");
        const string Number = "+15550998";
        await Server.PostAsync($"/2010-04-01/Accounts/{sid}/IncomingPhoneNumbers.json", ("PhoneNumber", Number), ("VoiceUrl", App.Url("/nodisk")));
        await using var caller = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550114" });
        var (call, called) = await ConnectAsync(caller, callee, Number);
        var told = await App.NextAsync("/nodisk-recorded");
        await TalkAsync(call, 1);
        await call.HearsToneAsync(Callee);
        called.HangUp();
        await call.EndedAsync();
        var notes = await Server.GetAsync($"/2010-04-01/Accounts/{sid}/Notifications.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((told["RecordingStatus"], told["ErrorCode"]), Is.EqualTo(("failed", "13630")));
            Assert.That(notes.GetProperty("notifications").EnumerateArray().Select(n => n.GetProperty("error_code").GetString()), Does.Contain("13630"));
        }
    }

    private static async Task<(PhoneCall Caller, PhoneCall Callee)> ConnectAsync(SipPhone caller, SipPhone callee, string number)
    {
        var call = caller.Dial(number);
        var called = await callee.NextCallAsync();
        called.Answer();
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1, Caller));
        called.KeepSaying(TestTone.Make(1, Callee));
        await call.HearsToneAsync(Callee);
        await called.HearsToneAsync(Caller);
        return (call, called);
    }

    private static async Task TalkAsync(PhoneCall call, double seconds)
    {
        var from = call.Heard().Length;
        await Limits.UntilAsync(() => Task.FromResult(call.Heard().Length), now => now >= from + (int)(seconds * 8000), $"{seconds} s of conversation");
    }

    private static short[] Channel(short[] samples, int channel) => [.. samples.Where((_, i) => i % 2 == channel)];

    private static double LongestSilence(short[] samples)
    {
        var (longest, run) = (0, 0);
        foreach (var sample in samples)
        {
            run = sample == 0 ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest / 8000.0;
    }
}
