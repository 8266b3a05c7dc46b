using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Programs;

namespace WorkDistribution.EndToEnd.Tests.Softphones;

/// <summary>Calls with baresip, a softphone that nobody here wrote: what arrives is listened to, not only signalled.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BaresipTests : EndToEndFixture
{
    private const string Domain = "phones.test";
    private const string Password = "Secret7words";
    private const double OtherFrequency = 617;

    [OneTimeSetUp]
    public async Task CheckAsync()
    {
        Needs.Program("baresip");

        await Server.AddSipDomainAsync(Domain, App.Url("/domain"), Password, "2001", "2002", "2003", "2004", "2005");
        App.Answer("/domain", request => Testing.Webhooks.WebhookReply.Verbs(request["To"] switch
        {
            var to when to.Contains("prompt", StringComparison.Ordinal) => $"<Gather numDigits=\"1\" timeout=\"10\" action=\"/first\"><Play>{App.Url("/prompt.wav")}</Play></Gather>",
            _ => "<Dial timeLimit=\"4\" timeout=\"10\" action=\"/dialled\"><Client>2003</Client></Dial>",
        }));
    }

    [Test]
    public async Task A_softphone_registers_hears_the_prompt_sends_digits_and_leaves_a_recording()
    {
        short[] prompt = [.. TestTone.Make(0.5, 500), .. TestTone.Make(1), .. TestTone.Make(0.5, 800)];
        Serve("/prompt.wav", prompt);
        App.Answer("/first", "<Gather numDigits=\"1\" timeout=\"10\" action=\"/second\"/>");
        App.Answer("/second", "<Record maxLength=\"2\" playBeep=\"false\" timeout=\"0\" action=\"/recorded\"/>");
        App.Answer("/recorded", "<Hangup/>");
        await using var phone = await StartAsync("2001", TestTone.Make(60));
        await phone.RegisteredAsync();
        await phone.DialAsync("prompt");
        await phone.WaitForAsync("CALL_ESTABLISHED");
        await phone.PressAsync('4');
        var first = await App.NextAsync("/first");
        await phone.PressAsync('7');
        var second = await App.NextAsync("/second");
        var recorded = await App.NextAsync("/recorded");
        await phone.WaitForAsync("CALL_CLOSED");
        var recording = SharedAudio.Samples(await Server.Api.GetByteArrayAsync($"Recordings/{recorded["RecordingSid"]}.wav"));
        var sent = MeasureLoudest(recording, recording.Length - 1600);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first["Digits"] + second["Digits"], Is.EqualTo("47"));
            Assert.That(recorded["RecordingUrl"], Does.EndWith(recorded["RecordingSid"]));
            Assert.That(sent.Frequency, Is.EqualTo(TestTone.Frequency).Within(2), "what the phone said is what was recorded");
            Assert.That(recording.Length / 8000.0, Is.EqualTo(2).Within(0.1));
        }
    }

    [Test]
    public async Task A_softphone_hears_the_whole_prompt_as_it_was_served()
    {
        short[] prompt = [.. TestTone.Make(0.5, 500), .. TestTone.Make(1), .. TestTone.Make(0.5, 800)];
        Serve("/whole.wav", prompt);
        var number = await AddNumberAsync("/whole", $"<Gather timeout=\"1\"/><Play>{App.Url("/whole.wav")}</Play><Pause length=\"1\"/><Hangup/>");
        await using var phone = await StartAsync("2005", TestTone.Make(60), registers: false);
        await phone.DialAsync(number);
        await phone.WaitForAsync("CALL_ESTABLISHED");
        await phone.WaitForAsync("CALL_CLOSED");
        var heard = phone.Heard();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AudioSimilarity.Find(prompt, heard).Score, Is.GreaterThan(0.9));
            Assert.That(AudioSimilarity.Find(TestTone.Make(1), heard).Score, Is.GreaterThan(0.9));
        }
    }

    [Test]
    public async Task Two_softphones_talk_to_each_other_through_Dial_Client()
    {
        App.Answer("/dialled", "<Hangup/>");
        await using var called = await StartAsync("2003", TestTone.Make(60, OtherFrequency));
        await called.RegisteredAsync();
        await using var caller = await StartAsync("2002", TestTone.Make(60));
        await caller.RegisteredAsync();
        await caller.DialAsync("anyone");
        await called.WaitForAsync("CALL_INCOMING");
        await called.AcceptAsync();
        await called.WaitForAsync("CALL_ESTABLISHED");
        await called.WaitForAsync("CALL_CLOSED");
        await caller.WaitForAsync("CALL_CLOSED");
        var dialled = await App.NextAsync("/dialled");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dialled["DialCallStatus"], Is.EqualTo("completed"));
            Assert.That(MeasureLoudest(called.Heard(), 8000).Frequency, Is.EqualTo(TestTone.Frequency).Within(2), "the called one hears the caller");
            Assert.That(MeasureLoudest(caller.Heard(), 8000).Frequency, Is.EqualTo(OtherFrequency).Within(2), "the caller hears the called one");
        }
    }

    [Test]
    public async Task A_softphone_registers_over_TCP()
    {
        await using var phone = await Baresip.StartAsync(new BaresipOptions { Server = Server.Sip, Domain = Domain, User = "2004", Password = Password, IsTcp = true });
        await phone.RegisteredAsync();
    }

    private Task<Baresip> StartAsync(string user, short[] speech, bool registers = true) => Baresip.StartAsync(new BaresipOptions
    {
        Server = Server.Sip,
        Domain = registers ? Domain : Server.Sip.ToString(),
        User = user,
        Password = Password,
        Speech = speech,
        Registers = registers,
    });
}
