using System.Globalization;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;
using Runner = WorkDistribution.Testing.Programs.Sipp;

namespace WorkDistribution.EndToEnd.Tests.Sipp;

/// <summary>Calls from sipp: the signalling, the digits and the audio of a program that nobody here wrote.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SippTests : EndToEndFixture
{
    private const string Domain = "phones.test";
    private const string Password = "Secret7words";

    [OneTimeSetUp]
    public async Task CheckAsync()
    {
        Needs.Program("sipp");

        await Server.AddSipDomainAsync(Domain, App.Url("/domain"), Password, "2001", "2002");
        App.Answer("/domain", Briefly);
    }

    [Test]
    public async Task A_call_hears_the_prompt_and_is_hung_up_by_the_server()
    {
        var tone = TestTone.Make(1.5);
        Serve("/tone.wav", tone);
        var number = await AddNumberAsync("/hears", $"<Play>{App.Url("/tone.wav")}</Play><Hangup/>");
        await using var ear = new RtpEar();
        await RunAsync(new SippScenario().Invite(audioPort: ear.Port.ToString(CultureInfo.InvariantCulture)).Expect(200).Ack().ExpectBye(), number);
        var call = (await EndedCallsAsync(number)).Single();
        var heard = ear.Samples;
        var measured = MeasureLoudest(heard);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.GetProperty("status").GetString(), Is.EqualTo("completed"));
            Assert.That(call.GetProperty("direction").GetString(), Is.EqualTo("inbound"));
            Assert.That(measured.Frequency, Is.EqualTo(TestTone.Frequency).Within(2));
            Assert.That(AudioSimilarity.Find(tone, heard).Score, Is.GreaterThan(0.98));
        }
    }

    [Test]
    public async Task A_call_is_hung_up_by_the_caller_and_its_end_is_told()
    {
        var number = await AddNumberAsync("/caller-ends", HoldOn);
        await RunAsync(new SippScenario().Invite().Expect(200).Ack().Pause(300).Bye(), number);
        var told = await App.NextAsync("/caller-ends/status");
        var call = (await EndedCallsAsync(number)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.GetProperty("status").GetString(), Is.EqualTo("completed"));
            Assert.That(told["CallStatus"], Is.EqualTo("completed"));
            Assert.That(told["CallSid"], Is.EqualTo(call.GetProperty("sid").GetString()));
            Assert.That(told.IsSignedWith(ServerProcess.AuthToken), Is.True);
        }
    }

    [Test]
    public async Task A_call_that_is_cancelled_while_it_rings_is_recorded_as_such()
    {
        var release = new TaskCompletionSource();
        App.AnswerLater("/cancelled", async _ =>
        {
            await release.Task;
            return WebhookReply.Verbs("<Pause length=\"30\"/>");
        });
        var number = await AddNumberAsync("/cancelled");
        await RunAsync(new SippScenario().Invite().Expect(180).Pause(200).Cancel(), number);
        release.SetResult();
        var call = (await EndedCallsAsync(number)).Single();
        Assert.That(call.GetProperty("status").GetString(), Is.EqualTo("canceled").Or.EqualTo("no-answer"));
    }

    [Test]
    public async Task A_retransmitted_INVITE_makes_no_second_call()
    {
        // The application takes its time, so that the call still rings when the INVITE comes again.
        App.AnswerLater("/twice", async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            return WebhookReply.Verbs(Briefly);
        });
        var number = await AddNumberAsync("/twice");
        await RunAsync(new SippScenario().Invite().Expect(180).InviteAgain().Expect(200).Ack().ExpectBye(), number);
        Assert.That(await EndedCallsAsync(number), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Digits_by_INFO_are_gathered()
    {
        App.Answer("/info/digits", "<Hangup/>");
        var number = await AddNumberAsync("/info", "<Gather numDigits=\"3\" timeout=\"10\" action=\"/info/digits\"/>");
        await RunAsync(new SippScenario().Invite().Expect(200).Ack().Pause(200).Info('4').Info('7').Info('1').ExpectBye(), number);
        Assert.That((await App.NextAsync("/info/digits"))["Digits"], Is.EqualTo("471"));
    }

    [TestCase("1", '1')]
    [TestCase("9", '9')]
    [TestCase("star", '*')]
    [TestCase("0", '0')]
    public async Task A_digit_from_sipps_own_RFC_4733_packets_is_gathered(string file, char digit)
    {
        var path = Path.Combine(Runner.DigitFolder, $"dtmf_2833_{file}.pcap");
        if (!File.Exists(path))
        {
            Assert.Ignore($"{path} is not there");
        }

        App.Answer($"/packets{file}/digits", "<Hangup/>");
        var number = await AddNumberAsync($"/packets{file}", $"<Gather numDigits=\"1\" finishOnKey=\"\" timeout=\"10\" action=\"/packets{file}/digits\"/>");
        await RunAsync(new SippScenario().Invite().Expect(200).Ack().Pause(200).PlayPackets(path).ExpectBye(), number);
        Assert.That((await App.NextAsync($"/packets{file}/digits"))["Digits"], Is.EqualTo(digit.ToString()));
    }

    [Test]
    public async Task A_call_over_TCP_works_like_one_over_UDP()
    {
        var number = await AddNumberAsync("/tcp", Briefly);
        await RunAsync(new SippScenario().Invite().Expect(200).Ack().ExpectBye(), number, options => options with { IsTcp = true });
        Assert.That((await EndedCallsAsync(number)).Single().GetProperty("status").GetString(), Is.EqualTo("completed"));
    }

    [Test]
    public async Task A_phone_registers_with_digest()
    {
        await RunAsync(
            new SippScenario().Register(Domain, "2001", isAuthenticated: false).Expect(401, isChallenge: true).Register(Domain, "2001", isAuthenticated: true).Expect(200),
            "2001",
            options => options with { User = "2001", Password = Password });
    }

    [Test]
    public async Task A_wrong_password_does_not_register()
    {
        await RunAsync(
            new SippScenario().Register(Domain, "2002", isAuthenticated: false).Expect(401, isChallenge: true).Register(Domain, "2002", isAuthenticated: true).Expect(401),
            "2002",
            options => options with { User = "2002", Password = "wrong" });
    }

    private async Task RunAsync(SippScenario scenario, string service, Func<SippOptions, SippOptions>? change = null)
    {
        var options = new SippOptions { Target = Server.Sip, Service = service };
        var result = await Runner.RunAsync(scenario.ToString(), change?.Invoke(options) ?? options);
        Assert.That(result.IsGood, Is.True, $"{result.Errors}\n{result.Messages}\n{Server.Log}");
    }
}
