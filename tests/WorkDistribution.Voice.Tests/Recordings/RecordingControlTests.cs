using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Recordings;

public sealed class RecordingControlTests
{
    private static readonly ImmutableArray<string> AllEvents = ["in-progress", "paused", "resumed", "completed", "absent", "failed"];

    [Test]
    public async Task A_live_call_is_recorded_paused_resumed_and_stopped()
    {
        await using var harness = Talking();
        var caller = harness.Call();
        await harness.Media.Heard.NextAsync();
        var control = harness.Get<IRecordingControl>();
        var started = await Done(control.StartAsync(Start(harness) with { Track = "outbound", DualChannel = true }, CancellationToken.None));
        Assert.That((started.Status, started.Source, started.Track, started.Channels), Is.EqualTo(("in-progress", "StartCallRecordingAPI", "outbound", 1)));
        Assert.That((await harness.Media.Recordings.NextAsync()).Request.Track, Is.EqualTo(RecordingTrack.Sent));
        foreach (var (change, status, pause) in new[]
        {
            (RecordingChange.PauseSkipped, "paused", RecordingPause.Skip),
            (RecordingChange.PauseSilent, "paused", RecordingPause.Silence),
            (RecordingChange.Resume, "in-progress", RecordingPause.None),
        })
        {
            Assert.That((await Done(control.UpdateAsync(Update(harness, started.Sid, change), CancellationToken.None))).Status, Is.EqualTo(status));
            Assert.That((await harness.Media.Pauses.NextAsync()).Pause, Is.EqualTo(pause));
            Assert.That(harness.Recordings.All.Single().Status, Is.EqualTo(status));
        }

        var stopped = await Done(control.UpdateAsync(Update(harness, null, RecordingChange.Stop), CancellationToken.None));
        Assert.That((stopped.Status, stopped.Duration), Is.EqualTo(("completed", 3)));
        Assert.That(await control.UpdateAsync(Update(harness, started.Sid, RecordingChange.PauseSilent), CancellationToken.None), Is.InstanceOf<RecordingOutcome.Refused>());
        caller.HangUp();
        await harness.IdleAsync();
        Assert.That(Told(harness).Select(f => f["RecordingStatus"]), Is.EqualTo(new[] { "in-progress", "paused", "in-progress", "completed" }));
        Assert.That(Told(harness).Select(f => f["RecordingSid"]).Distinct(), Is.EqualTo(new[] { started.Sid.Value }));
    }

    [Test]
    public async Task Another_accounts_recordings_are_not_reached_and_an_ended_call_is_not_recorded()
    {
        await using var harness = Talking();
        var caller = harness.Call();
        await harness.Media.Heard.NextAsync();
        var control = harness.Get<IRecordingControl>();
        var started = await Done(control.StartAsync(Start(harness), CancellationToken.None));
        var stranger = new AccountSid("AC00000000000000000000000000000002");
        Assert.That(await control.StartAsync(Start(harness) with { AccountSid = stranger }, CancellationToken.None), Is.InstanceOf<RecordingOutcome.Refused>());
        Assert.That(
            await control.UpdateAsync(Update(harness, started.Sid, RecordingChange.Stop) with { AccountSid = stranger }, CancellationToken.None), Is.InstanceOf<RecordingOutcome.Refused>());
        caller.HangUp();
        await harness.IdleAsync();
        var refused = (RecordingOutcome.Refused)await control.StartAsync(Start(harness), CancellationToken.None);
        Assert.That(refused.Error, Is.EqualTo(ErrorCatalogue.CallNotInProgress));
    }

    [Test]
    public async Task A_call_has_no_more_than_eight_recordings_at_once()
    {
        await using var harness = Talking();
        var caller = harness.Call();
        await harness.Media.Heard.NextAsync();
        var control = harness.Get<IRecordingControl>();
        for (var i = 0; i < 8; i++)
        {
            await Done(control.StartAsync(Start(harness), CancellationToken.None));
        }

        Assert.That(await control.StartAsync(Start(harness), CancellationToken.None), Is.InstanceOf<RecordingOutcome.Refused>());
        await Done(control.UpdateAsync(Update(harness, null, RecordingChange.Stop), CancellationToken.None));
        await Done(control.StartAsync(Start(harness), CancellationToken.None));
        caller.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_disk_that_takes_nothing_fails_the_recording_and_not_the_call()
    {
        await using var harness = Talking();
        harness.Recordings.Fault = new UnauthorizedAccessException("Access to the path '/recordings' is denied.");
        var caller = harness.Call();
        await harness.Media.Heard.NextAsync();
        await Done(harness.Get<IRecordingControl>().StartAsync(Start(harness) with { Callback = new StatusCallback(WebApp.Base + "/recorded", WebhookMethod.Post, ["completed"]) }, CancellationToken.None));
        var told = await TellAsync(harness);
        Assert.That((told["RecordingStatus"], told["ErrorCode"]), Is.EqualTo(("failed", "13630")));
        Assert.That(harness.TheCall.Status, Is.EqualTo(CallStatus.InProgress));
        Assert.That(harness.Recordings.All.Single().Status, Is.EqualTo("failed"));
        Assert.That(harness.Notifications.All.Single().ErrorCode, Is.EqualTo(13630));
        caller.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_recording_that_breaks_off_is_completed_with_what_it_has_and_one_without_sound_is_absent()
    {
        await using var harness = Talking();
        var caller = harness.Call();
        await harness.Media.Heard.NextAsync();
        var control = harness.Get<IRecordingControl>();
        await Done(control.StartAsync(Start(harness), CancellationToken.None));
        var (session, id, _) = await harness.Media.Recordings.NextAsync();
        session.EndRecording(id, new RecordingResult(RecordingEndReason.Failed, TimeSpan.FromSeconds(2), 32_044, null, "No space left on device"));
        Assert.That((await TellAsync(harness))["RecordingStatus"], Is.EqualTo("in-progress"));
        var told = await TellAsync(harness);
        Assert.That((told["RecordingStatus"], told["RecordingDuration"], told["ErrorCode"]), Is.EqualTo(("completed", "2", "13630")));
        await Done(control.StartAsync(Start(harness), CancellationToken.None));
        (session, id, _) = await harness.Media.Recordings.NextAsync();
        session.EndRecording(id, new RecordingResult(RecordingEndReason.Stopped, TimeSpan.Zero, 0));
        Assert.That((await TellAsync(harness))["RecordingStatus"], Is.EqualTo("in-progress"));
        Assert.That((await TellAsync(harness))["RecordingStatus"], Is.EqualTo("absent"));
        caller.HangUp();
        await harness.IdleAsync();
    }

    [TestCase("inbound", RecordingTrack.Received, 1)]
    [TestCase("outbound", RecordingTrack.Sent, 1)]
    [TestCase("both", RecordingTrack.Both, 2)]
    public async Task Dial_records_the_track_it_names(string word, RecordingTrack track, int channels)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", $"<Dial record=\"record-from-answer-dual\" recordingTrack=\"{word}\"><Sip>sip:bob@phones.example</Sip></Dial>");
        var caller = harness.Call();
        (await harness.Phones.NextCallAsync()).PickUp();
        var (_, _, request) = await harness.Media.Recordings.NextAsync();
        caller.HangUp();
        await harness.IdleAsync();
        Assert.That((request.Track, harness.Recordings.All.Single().Track, harness.Recordings.All.Single().Channels), Is.EqualTo((track, word, channels)));
    }

    [Test]
    public async Task Start_Recording_records_beside_the_document_from_the_answer_on()
    {
        await using var harness = Talking();
        harness.App.Page(
            "/voice",
            "<Start><Recording channels=\"dual\" track=\"both\" trim=\"trim-silence\" recordingStatusCallback=\"/recorded\" recordingStatusCallbackEvent=\"in-progress completed\"/></Start><Pause length=\"1\"/><Say>hello</Say>");
        var caller = harness.Call();
        await harness.Clock.PassAsync(TimeSpan.FromSeconds(1));
        var (_, _, request) = await harness.Media.Recordings.NextAsync();
        Assert.That((request.DualChannel, request.Track, request.TrimSilence), Is.EqualTo((true, RecordingTrack.Both, true)));
        Assert.That((await TellAsync(harness))["RecordingSource"], Is.EqualTo("StartCallRecordingTwiML"));
        caller.HangUp();
        Assert.That((await TellAsync(harness))["RecordingStatus"], Is.EqualTo("completed"));
        await harness.IdleAsync();
    }

    private static CallHarness Talking()
    {
        var harness = new CallHarness();
        harness.Media.Waits.Add("say:hello");
        harness.App.Page("/voice", "<Say>hello</Say>");
        harness.App.Page("/recorded", "");
        return harness;
    }

    private static StartRecordingCommand Start(CallHarness harness) => new()
    {
        AccountSid = CallHarness.Account,
        CallSid = harness.TheCall.Sid,
        Callback = new StatusCallback(WebApp.Base + "/recorded", WebhookMethod.Post, AllEvents),
    };

    private static UpdateRecordingCommand Update(CallHarness harness, RecordingSid? sid, RecordingChange change) =>
        new(CallHarness.Account, harness.TheCall.Sid, null, sid, change);

    private static async Task<RecordingRecord> Done(Task<RecordingOutcome> outcome)
    {
        var answer = await outcome.WaitAsync(Signals<int>.Limit);
        Assert.That(answer, Is.InstanceOf<RecordingOutcome.Done>());
        return ((RecordingOutcome.Done)answer).Recording;
    }

    private static async Task<WebApp.Form> TellAsync(CallHarness harness)
    {
        while (true)
        {
            var asked = await harness.App.NextAsync();
            if (asked.Path == "/recorded")
            {
                return asked;
            }
        }
    }

    private static IEnumerable<WebApp.Form> Told(CallHarness harness)
    {
        lock (harness.App.All)
        {
            return [.. harness.App.All.Select(r => new WebApp.Form(r)).Where(f => f.Path == "/recorded")];
        }
    }
}
