using System.Text.Json.Nodes;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Tests.Fakes;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Tests.Transcriptions;

/// <summary>Transcriptions of live calls.</summary>
public sealed class LiveTranscriptionTests
{
    private static readonly Random Noise = new(3);

    /// <summary>The next thing told of a transcription.</summary>
    private static async Task<WebApp.Form> NextAsync(CallHarness harness)
    {
        while (true)
        {
            var asked = await harness.App.NextAsync();
            if (asked.Path == "/words")
            {
                return asked;
            }
        }
    }

    /// <summary>The next but for unfinished results, of which there are as many as there is time for.</summary>
    private static async Task<WebApp.Form> FinalAsync(CallHarness harness)
    {
        while (true)
        {
            var told = await NextAsync(harness);
            if (told["Final"] != "false")
            {
                return told;
            }
        }
    }

    private static void Hear(FakeMediaSession session, TapTracks track, int amplitude, int frames)
    {
        var tap = session.Taps.Single(tap => tap.Tracks == track);
        for (var i = 0; i < frames; i++)
        {
            short[] frame = [.. Enumerable.Range(0, 160).Select(_ => (short)Noise.Next(-amplitude, amplitude + 1))];
            tap.Write(frame, frame);
        }
    }

    private static async Task<(FakeMediaSession Session, FakeInviteSession Phone)> BeginAsync(CallHarness harness, LiveTranscriptionOrder order)
    {
        harness.Media.Waits.Add("say:talk");
        harness.App.Page("/words", "");
        harness.App.Page("/voice", "<Say>talk</Say>");
        var phone = harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:talk"));
        var outcome = harness.Get<ILiveTranscriptions>().Create(CallHarness.Account, harness.TheCall.Sid, order with { StatusCallback = WebApp.Base + "/words" });
        Assert.That(outcome, Is.InstanceOf<LiveTranscriptionOutcome.Done>());
        return (harness.Media.Sessions.Single(), phone);
    }

    [Test]
    public async Task Both_sides_are_written_down_from_start_to_stop()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = request => FakeRecognizer.Said(request.IsPartial ? "hel" : "hello shit");
        var (session, phone) = await BeginAsync(
            harness, new LiveTranscriptionOrder { Name = "notes", PartialResults = true, Language = "en-GB", InboundTrackLabel = "customer" });
        var started = await NextAsync(harness);
        Assert.That((started["TranscriptionEvent"], started["Track"], started["PartialResults"], started["Name"]), Is.EqualTo(("transcription-started", "both_tracks", "true", "notes")));
        Hear(session, TapTracks.Inbound, 4000, 40);
        var partial = await NextAsync(harness);
        Assert.That((partial["TranscriptionEvent"], partial["Final"], partial["Track"], partial["TrackLabel"]), Is.EqualTo(("transcription-content", "false", "inbound_track", "customer")));
        Hear(session, TapTracks.Inbound, 20, 60);
        var content = await FinalAsync(harness);
        Assert.That((content["Final"], content["LanguageCode"], content["Track"]), Is.EqualTo(("true", "en-GB", "inbound_track")));
        Assert.That(JsonNode.Parse(content["TranscriptionData"]!)!["transcript"]!.ToString(), Is.EqualTo("hello s***"));
        Hear(session, TapTracks.Outbound, 4000, 25);
        Hear(session, TapTracks.Outbound, 20, 60);
        Assert.That((await FinalAsync(harness))["Track"], Is.EqualTo("outbound_track"));
        harness.Get<ILiveTranscriptions>().Stop(CallHarness.Account, harness.TheCall.Sid, "notes");
        Assert.That((await NextAsync(harness))["TranscriptionEvent"], Is.EqualTo("transcription-stopped"));
        Assert.That(session.Taps, Has.All.Property(nameof(AudioTap.IsEnded)).True);
        phone.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task What_was_said_before_the_caller_hung_up_is_still_told()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = _ => FakeRecognizer.Said("bye");
        var (session, phone) = await BeginAsync(harness, new LiveTranscriptionOrder { Outbound = false });
        Assert.That((await NextAsync(harness))["Track"], Is.EqualTo("inbound_track"));
        Hear(session, TapTracks.Inbound, 4000, 25);
        phone.HangUp();
        Assert.That((await NextAsync(harness))["TranscriptionData"], Does.Contain("bye"));
        Assert.That((await NextAsync(harness))["TranscriptionEvent"], Is.EqualTo("transcription-stopped"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task Without_an_engine_an_error_is_told_and_it_ends()
    {
        await using var harness = new CallHarness();
        harness.Recognizer.Answer = _ => new RecognitionOutcome.Failed(RecognitionFailure.EngineUnavailable, "install something");
        var (session, phone) = await BeginAsync(harness, new LiveTranscriptionOrder { Outbound = false });
        await NextAsync(harness);
        Hear(session, TapTracks.Inbound, 4000, 25);
        Hear(session, TapTracks.Inbound, 20, 60);
        var error = await NextAsync(harness);
        Assert.That((error["TranscriptionEvent"], error["TranscriptionError"]), Is.EqualTo(("transcription-error", "install something")));
        Assert.That((await NextAsync(harness))["TranscriptionEvent"], Is.EqualTo("transcription-stopped"));
        phone.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task Start_and_Stop_in_a_document_begin_and_end_one()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/words", "");
        harness.App.Page(
            "/voice",
            "<Start><Transcription name=\"notes\" statusCallbackUrl=\"/words\" track=\"outbound_track\" languageCode=\"de-DE\" hints=\"eins, zwei\"/></Start><Stop><Transcription name=\"notes\"/></Stop><Stop><Transcription name=\"notes\"/></Stop>");
        harness.Call();
        var started = await NextAsync(harness);
        Assert.That((started["TranscriptionEvent"], started["Track"], started["LanguageCode"]), Is.EqualTo(("transcription-started", "outbound_track", "de-DE")));
        Assert.That(started["ProviderConfiguration"], Does.Contain("eins, zwei"));
        Assert.That((await NextAsync(harness))["TranscriptionEvent"], Is.EqualTo("transcription-stopped"));
        await harness.IdleAsync();
    }

    [Test]
    public async Task REST_begins_and_ends_one_on_a_live_call_of_the_account_only()
    {
        await using var harness = new CallHarness();
        harness.Media.Waits.Add("say:talk");
        harness.App.Page("/voice", "<Say>talk</Say>");
        var phone = harness.Call();
        Assert.That(await harness.Media.Heard.NextAsync(), Is.EqualTo("say:talk"));
        var control = harness.Get<ILiveTranscriptions>();
        var call = harness.TheCall.Sid;
        var order = new LiveTranscriptionOrder { Name = "notes" };
        var stranger = (LiveTranscriptionOutcome.Refused)control.Create(new RandomSidSource().New<AccountSid>(), call, order);
        Assert.That(stranger.Error, Is.EqualTo(ErrorCatalogue.NotFound));
        var begun = ((LiveTranscriptionOutcome.Done)control.Create(CallHarness.Account, call, order)).Transcription;
        Assert.That(begun.IsStopped, Is.False);
        Assert.That(control.Create(CallHarness.Account, call, order), Is.InstanceOf<LiveTranscriptionOutcome.Refused>(), "the name is taken");
        Assert.That(((LiveTranscriptionOutcome.Done)control.Stop(CallHarness.Account, call, begun.Sid.Value)).Transcription.IsStopped, Is.True);
        phone.HangUp();
        await harness.IdleAsync();
        Assert.That(control.Stop(CallHarness.Account, call, "notes"), Is.InstanceOf<LiveTranscriptionOutcome.Refused>());
    }
}
