using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>Gather with speech.</summary>
public sealed class SpeechGatherTests
{
    private static readonly Random Noise = new(3);

    private static async Task<FakeMediaSession> BeginAsync(CallHarness harness, string gather)
    {
        harness.Media.Waits.Add("say:speak now");
        harness.App.Page("/voice", gather + "<Redirect>/after</Redirect>");
        harness.App.Page("/said", "<Hangup/>");
        harness.App.Page("/after", "<Hangup/>");
        harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:speak now"));
        Assert.That((await harness.App.NextAsync()).Path, Is.EqualTo("/voice"));
        return harness.Media.Sessions.Single();
    }

    /// <summary>Frames of 20 ms on the leg's live audio.</summary>
    private static void Hear(FakeMediaSession session, int amplitude, int frames)
    {
        Assert.That(session.Taps.TryPeek(out var tap), Is.True);
        for (var i = 0; i < frames; i++)
        {
            short[] frame = [.. Enumerable.Range(0, 160).Select(_ => (short)Noise.Next(-amplitude, amplitude + 1))];
            tap!.Write(frame, default);
        }
    }

    /// <summary>The next request that is no status callback.</summary>
    private static async Task<WebApp.Form> NextAsync(CallHarness harness)
    {
        while (true)
        {
            var asked = await harness.App.NextAsync();
            if (asked.Path != "/status")
            {
                return asked;
            }
        }
    }

    [Test]
    public async Task What_is_said_stops_the_prompt_and_goes_to_the_action()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = _ => FakeRecognizer.Said("Sales", 0.93);
        var session = await BeginAsync(harness, "<Gather input=\"speech\" hints=\"Sales, Technical Support\" language=\"en-GB\" speechTimeout=\"1\" action=\"/said\"><Say>speak now</Say></Gather>");
        Hear(session, 4000, 25);
        Hear(session, 20, 60);
        var said = await NextAsync(harness);
        Assert.That((said.Path, said["SpeechResult"], said["Confidence"], said["Language"], said["Digits"]), Is.EqualTo(("/said", "Sales", "0.93", "en-GB", (string?)null)));
        var request = harness.Recognizer.Requests.Single();
        Assert.That(request.Hints, Is.EqualTo(new[] { "Sales", "Technical Support" }));
        Assert.That(request.Language, Is.EqualTo("en-GB"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_key_wins_over_speech_that_has_begun()
    {
        await using var harness = new CallHarness();
        var session = await BeginAsync(harness, "<Gather input=\"dtmf speech\" numDigits=\"1\" action=\"/said\"><Say>speak now</Say></Gather>");
        Hear(session, 4000, 25);
        session.Press('7');
        var said = await NextAsync(harness);
        Assert.That((said.Path, said["Digits"], said["SpeechResult"]), Is.EqualTo(("/said", "7", (string?)null)));
        await harness.IdleAsync();
    }

    [Test]
    public async Task The_finish_key_ends_speech_and_other_keys_do_not_count_where_only_speech_is_wanted()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = _ => FakeRecognizer.Said("yes");
        var session = await BeginAsync(harness, "<Gather input=\"speech\" partialResultCallback=\"/partial\" action=\"/said\"><Say>speak now</Say></Gather>");
        session.Press('7');
        Hear(session, 4000, 40);
        Assert.That((await NextAsync(harness)).Path, Is.EqualTo("/partial"), "speech has begun");
        session.Press('#');
        while (!session.Taps.Single().IsEnded)
        {
            // A frame at a time, as the line goes on.
            Hear(session, 4000, 1);
            await Task.Yield();
        }

        var said = await NextAsync(harness);
        while (said.Path == "/partial")
        {
            said = await NextAsync(harness);
        }

        Assert.That((said.Path, said["SpeechResult"], said["Digits"]), Is.EqualTo(("/said", "yes", (string?)null)));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Silence_falls_through_or_asks_the_action_with_an_empty_result()
    {
        foreach (var (attribute, path) in new[] { ("", "/after"), (" actionOnEmptyResult=\"true\"", "/said") })
        {
            await using var harness = new CallHarness();
            var session = await BeginAsync(harness, $"<Gather input=\"speech\" timeout=\"6\" action=\"/said\"{attribute}><Say>speak now</Say></Gather>");
            session.EndPlayback();
            await harness.Clock.PassAsync(TimeSpan.FromSeconds(6));
            var asked = await NextAsync(harness);
            Assert.That((asked.Path, asked["SpeechResult"]), Is.EqualTo((path, path == "/said" ? "" : null)));
            await harness.IdleAsync();
        }
    }

    [Test]
    public async Task What_is_not_understood_is_no_input_and_listening_goes_on()
    {
        await using var harness = new CallHarness();
        var answers = 0;
        harness.Recognizer.Answer = _ => answers++ == 0 ? new RecognitionOutcome.Understood([]) : FakeRecognizer.Said("no");
        var session = await BeginAsync(harness, "<Gather input=\"speech\" speechTimeout=\"auto\" action=\"/said\"><Say>speak now</Say></Gather>");
        Hear(session, 4000, 25);
        Hear(session, 20, 60);
        Hear(session, 4000, 25);
        Hear(session, 20, 60);
        Assert.That((await NextAsync(harness))["SpeechResult"], Is.EqualTo("no"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Without_barge_in_what_is_said_during_the_prompt_does_not_count()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = _ => FakeRecognizer.Said("late");
        var session = await BeginAsync(harness, "<Gather input=\"speech\" bargeIn=\"false\" timeout=\"4\" speechTimeout=\"1\" action=\"/said\"><Say>speak now</Say></Gather>");
        Hear(session, 4000, 50);
        Hear(session, 20, 60);
        var tap = session.Taps.Single();
        while (tap.Available > 0)
        {
            await Task.Yield();
        }

        Assert.That(harness.Recognizer.Requests, Is.Empty);
        session.EndPlayback();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(4));
        Assert.That((await NextAsync(harness)).Path, Is.EqualTo("/after"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Partial_results_tell_what_is_stable_and_swear_words_are_hidden()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/partial", "");
        var partial = 0;
        harness.Recognizer.Answer = request => FakeRecognizer.Said(request.IsPartial ? (partial++ == 0 ? "I want" : "I want some shit") : "I want some shit now");
        var session = await BeginAsync(harness, "<Gather input=\"speech\" speechTimeout=\"1\" partialResultCallback=\"/partial\" action=\"/said\"><Say>speak now</Say></Gather>");
        Hear(session, 4000, 40);
        var first = await NextAsync(harness);
        Assert.That((first.Path, first["StableSpeechResult"], first["UnstableSpeechResult"], first["SequenceNumber"]), Is.EqualTo(("/partial", "", "I want", "0")));
        Hear(session, 4000, 25);
        var second = await NextAsync(harness);
        Assert.That((second["StableSpeechResult"], second["UnstableSpeechResult"], second["Stability"]), Is.EqualTo(("I want", "some s***", "0.5")));
        Hear(session, 20, 60);
        var said = await NextAsync(harness);
        while (said.Path == "/partial")
        {
            Assert.That(said["UnstableSpeechResult"], Is.Empty, "the same again is stable");
            said = await NextAsync(harness);
        }

        Assert.That(said["SpeechResult"], Is.EqualTo("I want some s*** now"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Without_an_engine_the_developer_is_told_and_the_document_goes_on()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = _ => new RecognitionOutcome.Failed(RecognitionFailure.EngineUnavailable, "install the package libpocketsphinx3");
        var session = await BeginAsync(harness, "<Gather input=\"speech\" speechTimeout=\"1\" action=\"/said\"><Say>speak now</Say></Gather>");
        Hear(session, 4000, 25);
        Hear(session, 20, 60);
        Assert.That((await NextAsync(harness)).Path, Is.EqualTo("/after"));
        Assert.That(harness.Notifications.All.Single(n => n.ErrorCode == ErrorCatalogue.SpeechNotRecognized.Code).MessageText, Does.Contain("libpocketsphinx3"));
        await harness.IdleAsync();
    }
}
