using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.MachineDetection;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

public sealed class MachineDetectionTests
{
    private static readonly StatusCallback Told = new(WebApp.Base + "/amd", WebhookMethod.Get, []);

    private static readonly CreateCallCommand ToAnn = new()
    {
        AccountSid = CallHarness.Account,
        To = "sip:ann@phones.example",
        From = "+15550100",
        Instructions = new CallInstructions { Url = WebApp.Base + "/answered" },
        MachineDetection = new MachineDetectionOrder(),
    };

    [Test]
    public async Task The_document_waits_for_the_verdict()
    {
        await using var harness = Scene();
        await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        var phone = await harness.Phones.NextCallAsync();
        phone.PickUp();
        var tap = await TapAsync(harness, 0);
        Say(tap, seconds: 0.6);
        Assert.That(harness.App.Asked.TryNext(out _), Is.False);
        Say(tap, seconds: 1.3, sound: false);
        var asked = await harness.App.NextAsync();
        Assert.That((asked.Path, asked["AnsweredBy"], asked["MachineDetectionDuration"]), Is.EqualTo(("/answered", "human", "1800")));
        phone.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.TheCall.AnsweredBy, Is.EqualTo("human"));
    }

    [Test]
    public async Task In_the_background_the_document_does_not_wait_and_the_callback_is_told()
    {
        await using var harness = Scene();
        await harness.Control.CreateAsync(ToAnn with { MachineDetection = new MachineDetectionOrder { IsAsync = true, Callback = Told } }, CancellationToken.None);
        var phone = await harness.Phones.NextCallAsync();
        phone.PickUp();
        var asked = await harness.App.NextAsync();
        Assert.That((asked.Path, asked["AnsweredBy"]), Is.EqualTo(("/answered", (string?)null)));
        Say(await TapAsync(harness, 0), seconds: 3);
        var told = await harness.App.NextAsync();
        Assert.That((told.Path, told["AnsweredBy"], told["CallSid"], told.Request.Method), Is.EqualTo(("/amd", "machine_start", harness.TheCall.Sid.Value, WebhookMethod.Get)));
        Assert.That(int.Parse(told["MachineDetectionDuration"]!, System.Globalization.CultureInfo.InvariantCulture), Is.InRange(2400, 2500));
        phone.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task Digits_to_be_sent_take_its_place_and_a_hang_up_ends_it()
    {
        await using var harness = Scene();
        await harness.Control.CreateAsync(ToAnn with { SendDigits = "12" }, CancellationToken.None);
        var digits = await harness.Phones.NextCallAsync();
        digits.PickUp();
        Assert.That((await harness.App.NextAsync())["AnsweredBy"], Is.Null);
        digits.HangUp();
        await harness.IdleAsync();
        await harness.Control.CreateAsync(ToAnn, CancellationToken.None);
        var silent = await harness.Phones.NextCallAsync();
        silent.PickUp();
        await TapAsync(harness, 1);
        silent.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Select(c => c.AnsweredBy), Is.EquivalentTo(new[] { null, "unknown" }));
    }

    [TestCase("Number", "+15550122")]
    [TestCase("Sip", "sip:bob@phones.example")]
    public async Task In_a_Dial_it_runs_beside_the_conversation(string noun, string address)
    {
        await using var harness = Scene();
        harness.App.Page(
            "/voice",
            $"<Dial><{noun} machineDetection=\"DetectMessageEnd\" machineDetectionTimeout=\"4\" machineDetectionSpeechThreshold=\"1000\" amdStatusCallback=\"/amd\" amdStatusCallbackMethod=\"GET\">{address}</{noun}></Dial>");
        harness.Call();
        var bob = await harness.Phones.NextCallAsync();
        bob.PickUp();
        Say(await TapAsync(harness, 1), seconds: 4.1);
        WebApp.Form told;
        do
        {
            told = await harness.App.NextAsync();
        }
        while (told.Path != "/amd");
        Assert.That((told["AnsweredBy"], told["MachineDetectionDuration"]), Is.EqualTo(("machine_end_other", "4000")));
        bob.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Single(c => c.ParentCallSid is not null).AnsweredBy, Is.EqualTo("machine_end_other"));
    }

    [Test]
    public async Task A_word_that_is_none_is_said_so()
    {
        await using var harness = Scene();
        harness.App.Page("/voice", "<Dial><Number machineDetection=\"maybe\">+15550122</Number></Dial>");
        harness.Call();
        (await harness.Phones.NextCallAsync()).Refuse(486);
        await harness.IdleAsync();
        Assert.That(harness.Notifications.All.Single().ErrorCode, Is.EqualTo(12201));
    }

    private static CallHarness Scene()
    {
        var harness = new CallHarness();
        harness.Media.Waits.Add("say:hello");
        harness.App.Page("/answered", "<Say>hello</Say>");
        harness.App.Page("/amd", "");
        harness.Numbers.All[0] = harness.Numbers.All[0] with { Voice = new() { VoiceUrl = WebApp.Base + "/voice" } };
        return harness;
    }

    private static async Task<AudioTap> TapAsync(CallHarness harness, int session)
    {
        AudioTap? tap = null;
        await WorkDistribution.Testing.Limits.UntilAsync(() => Task.FromResult(harness.Media.Sessions.Count > session && harness.Media.Sessions[session].Taps.TryPeek(out tap)), there => there, "a tap");
        return tap!;
    }

    /// <summary>Hissing, or silence. The depth of the tap is more than is ever said here at once.</summary>
    private static void Say(AudioTap tap, double seconds, bool sound = true)
    {
        var random = new Random(5);
        var frame = new short[AudioTap.FrameSamples];
        for (var i = 0; i < (int)Math.Round(seconds * AudioTap.FramesPerSecond); i++)
        {
            foreach (ref var sample in frame.AsSpan())
            {
                sample = (short)(sound ? random.Next(-6000, 6000) : 0);
            }

            tap.Write(frame, default);
        }
    }
}
