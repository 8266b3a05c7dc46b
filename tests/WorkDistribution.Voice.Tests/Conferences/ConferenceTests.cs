using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Conferences;

public sealed class ConferenceTests
{
    private const string HoldMusic = "tone:HoldMusic";
    private const string Beep = "room:tone:RecordBeep";

    [Test]
    public async Task The_first_waits_with_music_and_all_hear_each_other_from_the_second_on_until_the_last_has_left()
    {
        await using var scene = new ConferenceScene();
        var ann = await scene.EnterAsync();
        await scene.HeardAsync(HoldMusic);
        Assert.That((scene.RoleOf(ann), scene.Conference.Status), Is.EqualTo((new MixRole(IsApart: true), ConferenceStatus.Init)));

        var bob = await scene.EnterAsync(dial: "action=\"/dialled\"");
        var start = await scene.ToldAsync("conference-start");
        await scene.HeardAsync(Beep);
        Assert.That((scene.RoleOf(ann), scene.RoleOf(bob), scene.Conference.Status), Is.EqualTo((MixRole.Open, MixRole.Open, ConferenceStatus.InProgress)));
        Assert.That((start["ConferenceSid"], start["FriendlyName"], start["SequenceNumber"]), Is.EqualTo((scene.Conference.Sid.Value, "room", "3")));

        var sid = scene.Conference.Sid;
        scene.Harness.Clock.Advance(TimeSpan.FromSeconds(20));
        ann.Phone.HangUp();
        Assert.That((await scene.ToldAsync("participant-leave"))["CallSid"], Is.EqualTo(ann.Call.Value));
        Assert.That(scene.Conference.Status, Is.EqualTo(ConferenceStatus.InProgress), "one alone stays");
        bob.Phone.HangUp();
        await scene.ToldAsync("participant-leave");
        var end = await scene.ToldAsync("conference-end");
        var dialled = await scene.NextAsync("/dialled");
        await scene.Harness.IdleAsync();
        Assert.That((end["ReasonConferenceEnded"], end["CallSidEndingConference"]), Is.EqualTo(("last-participant-left", bob.Call.Value)));
        Assert.That((dialled["DialCallStatus"], dialled["DialCallDuration"]), Is.EqualTo(("answered", "20")));
        var kept = scene.Harness.Conferences.All.Single();
        Assert.That((kept.Sid, kept.Status, kept.EndReason, kept.CallSidEndingConference), Is.EqualTo((sid, ConferenceStatus.Completed, ConferenceEndReason.LastParticipantLeft, (CallSid?)bob.Call)));
    }

    [Test]
    public async Task It_starts_only_with_one_who_may_start_it()
    {
        await using var scene = new ConferenceScene();
        await scene.EnterAsync("startConferenceOnEnter=\"false\" beep=\"false\"");
        await scene.EnterAsync("startConferenceOnEnter=\"false\" beep=\"false\"");
        Assert.That(scene.Conference.Status, Is.EqualTo(ConferenceStatus.Init));
        await scene.EnterAsync("muted=\"true\" beep=\"false\"");
        await scene.ToldAsync("conference-start");
        Assert.That(scene.Mixer.Members.Values, Is.EquivalentTo(new[] { MixRole.Open, MixRole.Open, new MixRole(IsMuted: true) }));
        await EndAsync(scene);
    }

    [Test]
    public async Task Who_ends_it_by_leaving_lets_the_others_go_on_with_their_documents()
    {
        await using var scene = new ConferenceScene();
        var chair = await scene.EnterAsync("endConferenceOnExit=\"true\" beep=\"false\"");
        var guest = await scene.EnterAsync("beep=\"false\"");
        await scene.ToldAsync("conference-start");
        chair.Phone.HangUp();
        await scene.ToldAsync("participant-leave");
        await scene.ToldAsync("participant-leave");
        Assert.That((await scene.ToldAsync("conference-end"))["ReasonConferenceEnded"], Is.EqualTo("participant-with-end-conference-on-exit-left"));
        await scene.HeardAsync("say:after");
        await guest.Phone.EndedByUs;
        await scene.Harness.IdleAsync();
    }

    [Test]
    public async Task A_wait_document_is_run_again_and_again_until_the_start()
    {
        await using var scene = new ConferenceScene();
        scene.Harness.App.Page("/wait", "<Say>please wait</Say><Pause length=\"10\"/><Dial>+15550199</Dial>");
        await scene.EnterAsync("waitUrl=\"/wait\"");
        var asked = await scene.NextAsync("/wait");
        await scene.HeardAsync("say:please wait");
        await scene.Harness.Clock.PassAsync(TimeSpan.FromSeconds(10));
        await scene.HeardAsync("say:please wait");
        await scene.EnterAsync();
        await scene.ToldAsync("conference-start");
        Assert.That((asked["ConferenceSid"], asked["FriendlyName"]), Is.EqualTo((scene.Conference.Sid.Value, "room")));
        Assert.That(scene.Harness.Notifications.All.Select(n => n.ErrorCode), Is.EqualTo(new[] { ErrorCatalogue.VerbNotSupported.Code }), "a Dial is not run there");
        await EndAsync(scene);
    }

    [Test]
    public async Task One_is_muted_and_held_with_a_document_and_back_and_each_is_told()
    {
        await using var scene = new ConferenceScene();
        scene.Harness.App.Page("/hold", "<Play>/hold.wav</Play><Pause length=\"60\"/>");
        var (ann, _) = await StartAsync(scene);
        await scene.UpdateAsync(ann, new UpdateParticipantCommand { Muted = true });
        Assert.That((await scene.ToldAsync("participant-mute"))["Muted"], Is.EqualTo("true"));
        Assert.That(scene.RoleOf(ann), Is.EqualTo(new MixRole(IsMuted: true)));
        await scene.UpdateAsync(ann, new UpdateParticipantCommand { Hold = true, HoldUrl = WebApp.Base + "/hold" });
        Assert.That((await scene.ToldAsync("participant-hold"))["Hold"], Is.EqualTo("true"));
        var asked = await scene.NextAsync("/hold");
        await scene.HeardAsync("play:" + WebApp.Base + "/hold.wav");
        Assert.That(scene.RoleOf(ann), Is.EqualTo(new MixRole(IsMuted: true, IsApart: true)));
        Assert.That(asked.Request.Method, Is.EqualTo(WebhookMethod.Get));
        await scene.UpdateAsync(ann, new UpdateParticipantCommand { Hold = false, Muted = false });
        await scene.ToldAsync("participant-unmute");
        await scene.ToldAsync("participant-unhold");
        Assert.That(scene.RoleOf(ann), Is.EqualTo(MixRole.Open));
        await EndAsync(scene);
    }

    [Test]
    public async Task Announcements_reach_all_or_one_and_music_goes_on_after_them()
    {
        await using var scene = new ConferenceScene();
        scene.Harness.App.Page("/all", "<Say>hello all</Say><Redirect>/more</Redirect>");
        scene.Harness.App.Page("/more", "<Play>/more.wav</Play>");
        scene.Harness.App.Page("/one", "<Say>hello you</Say>");
        var (ann, _) = await StartAsync(scene);
        var sid = scene.Conference.Sid;
        await scene.Control.AnnounceAsync(CallHarness.Account, sid, WebApp.Base + "/all", WebhookMethod.Post, CancellationToken.None);
        await scene.HeardAsync("room:say:hello all");
        await scene.HeardAsync("room:play:" + WebApp.Base + "/more.wav");
        var told = await scene.ToldAsync("announcement-end");
        Assert.That((told["AnnounceUrl"], told["CallSid"]), Is.EqualTo((WebApp.Base + "/all", (string?)null)));

        await scene.UpdateAsync(ann, new UpdateParticipantCommand { Hold = true });
        await scene.ToldAsync("participant-hold");
        await scene.HeardAsync(HoldMusic);
        await scene.UpdateAsync(ann, new UpdateParticipantCommand { AnnounceUrl = WebApp.Base + "/one" });
        await scene.HeardAsync("say:hello you");
        Assert.That((await scene.ToldAsync("announcement-end"))["CallSid"], Is.EqualTo(ann.Call.Value));
        await scene.HeardAsync(HoldMusic);

        await scene.Control.AnnounceAsync(CallHarness.Account, sid, WebApp.Base + "/missing", WebhookMethod.Post, CancellationToken.None);
        Assert.That((await scene.ToldAsync("announcement-fail"))["ReasonAnnouncementFailed"], Is.Not.Empty);
        await EndAsync(scene);
    }

    [Test]
    public async Task A_coach_is_heard_by_one_only_from_the_entry_or_later()
    {
        await using var scene = new ConferenceScene();
        var (agent, customer) = await StartAsync(scene);
        var coach = await scene.EnterAsync($"coach=\"{agent.Call}\" beep=\"false\"");
        Assert.That(scene.RoleOf(coach), Is.EqualTo(new MixRole(Coached: agent.Audio)));
        await scene.UpdateAsync(coach, new UpdateParticipantCommand { Coaching = false });
        Assert.That((await scene.ToldAsync("participant-modify"))["Coaching"], Is.EqualTo("false"));
        Assert.That(scene.RoleOf(coach), Is.EqualTo(MixRole.Open));
        await scene.UpdateAsync(coach, new UpdateParticipantCommand { CallSidToCoach = customer.Call });
        await scene.ToldAsync("participant-modify");
        Assert.That(scene.RoleOf(coach), Is.EqualTo(new MixRole(Coached: customer.Audio)));
        var refused = await scene.UpdateAsync(coach, new UpdateParticipantCommand { CallSidToCoach = new CallSid("CA00000000000000000000000000000009") });
        Assert.That(((ConferenceOutcome<ConferenceParticipant>.Refused)refused).Error, Is.EqualTo(ErrorCatalogue.ConferenceAttributesInvalid));
        customer.Phone.HangUp();
        await scene.ToldAsync("participant-leave");
        await scene.UpdateAsync(coach, new UpdateParticipantCommand { Hold = true });
        await scene.ToldAsync("participant-hold");
        Assert.That(scene.RoleOf(coach), Is.EqualTo(new MixRole(IsMuted: true, IsApart: true)), "not heard by all because its pupil has gone");
        await EndAsync(scene);
    }

    [Test]
    public async Task One_who_is_taken_out_goes_on_with_the_document_and_the_last_one_ends_it()
    {
        await using var scene = new ConferenceScene();
        var (ann, bob) = await StartAsync(scene);
        var sid = scene.Conference.Sid;
        await scene.Control.RemoveAsync(CallHarness.Account, sid, ann.Call.Value, CancellationToken.None);
        await scene.ToldAsync("participant-leave");
        await scene.HeardAsync("say:after");
        await ann.Phone.EndedByUs;
        Assert.That(scene.Mixer.Members.Keys, Is.EquivalentTo(new[] { bob.Audio }));
        await scene.Control.RemoveAsync(CallHarness.Account, sid, bob.Call.Value, CancellationToken.None);
        await scene.ToldAsync("participant-leave");
        Assert.That((await scene.ToldAsync("conference-end"))["ReasonConferenceEnded"], Is.EqualTo("last-participant-kicked"));
        await scene.Harness.IdleAsync();
    }

    [Test]
    public async Task A_redirect_takes_the_call_out_and_the_star_key_too()
    {
        await using var scene = new ConferenceScene();
        scene.Harness.App.Page("/elsewhere", "<Say>elsewhere</Say>");
        var ann = await scene.EnterAsync("beep=\"false\"");
        var bob = await scene.EnterAsync("beep=\"false\"", dial: "hangupOnStar=\"true\"");
        await scene.ToldAsync("conference-start");
        await scene.Harness.Control.UpdateAsync(new UpdateCallCommand(CallHarness.Account, ann.Call, new CallInstructions { Url = WebApp.Base + "/elsewhere" }), CancellationToken.None);
        Assert.That((await scene.ToldAsync("participant-leave"))["CallSid"], Is.EqualTo(ann.Call.Value));
        await scene.HeardAsync("say:elsewhere");
        bob.Audio.Press('*');
        await scene.ToldAsync("participant-leave");
        await scene.ToldAsync("conference-end");
        await scene.HeardAsync("say:after");
        await scene.Harness.IdleAsync();
    }

    [TestCase("participantLabel=\"ann\"", 16025)]
    [TestCase("participantLabel=\"a/b\"", 16023)]
    [TestCase("maxParticipants=\"2\"", 16020)]
    [TestCase("coach=\"CA00000000000000000000000000000009\"", 16002)]
    public async Task Who_may_not_come_in_goes_on_with_the_document(string attributes, int code)
    {
        await using var scene = new ConferenceScene();
        await scene.EnterAsync("participantLabel=\"ann\" beep=\"false\"");
        await scene.EnterAsync("beep=\"false\"");
        await scene.ToldAsync("conference-start");
        var phone = scene.Enter(attributes, "action=\"/dialled\"");
        Assert.That((await scene.NextAsync("/dialled"))["DialCallStatus"], Is.EqualTo("failed"));
        await phone.EndedByUs;
        Assert.That(scene.Harness.Notifications.All.Single().ErrorCode, Is.EqualTo(code));
        Assert.That(scene.Control.Participants(CallHarness.Account, scene.Conference.Sid), Has.Length.EqualTo(2));
        await EndAsync(scene);
    }

    [Test]
    public async Task One_refused_by_an_empty_conference_leaves_none_behind()
    {
        await using var scene = new ConferenceScene();
        await scene.Enter("participantLabel=\"a/b\"").EndedByUs;
        await scene.Harness.IdleAsync();
        Assert.That(scene.Harness.Conferences.All.Single().Status, Is.EqualTo(ConferenceStatus.Completed));
    }

    [Test]
    public async Task Names_are_an_accounts_own_and_one_that_has_ended_makes_place_for_another()
    {
        await using var scene = new ConferenceScene();
        var ann = await scene.EnterAsync();
        var first = scene.Conference.Sid;
        Assert.That(scene.Control.Find(new AccountSid("AC00000000000000000000000000000002"), "room"), Is.Null);
        Assert.That(scene.Control.Find(new AccountSid("AC00000000000000000000000000000002"), first.Value), Is.Null);
        Assert.That(scene.Control.Find(CallHarness.Account, "Room"), Is.Null);
        ann.Phone.HangUp();
        await scene.ToldAsync("participant-leave");
        await scene.ToldAsync("conference-end");
        await scene.EnterAsync();
        Assert.That(scene.Conference.Sid, Is.Not.EqualTo(first));
        await EndAsync(scene);
    }

    [Test]
    public async Task It_is_recorded_from_its_start_and_told_when_it_is_over()
    {
        await using var scene = new ConferenceScene();
        var ann = await scene.EnterAsync("record=\"record-from-start\" recordingStatusCallback=\"/recorded\" recordingStatusCallbackEvent=\"in-progress completed\"");
        Assert.That(scene.Mixer.Recordings, Is.Empty);
        await scene.EnterAsync("record=\"record-from-start\"");
        await scene.ToldAsync("conference-start");
        Assert.That((await scene.NextAsync("/recorded"))["RecordingStatus"], Is.EqualTo("in-progress"));
        Assert.That(scene.Mixer.Recordings.Single().TrimSilence);
        var sid = scene.Conference.Sid;
        await EndAsync(scene);
        var told = await scene.NextAsync("/recorded");
        Assert.That((told["RecordingStatus"], told["RecordingDuration"], told["RecordingSource"], told["ConferenceSid"], told["CallSid"]), Is.EqualTo(("completed", "7", "Conference", sid.Value, (string?)null)));
        var kept = scene.Harness.Recordings.All.Single();
        Assert.That((kept.ConferenceSid, kept.CallSid, kept.Channels), Is.EqualTo(((ConferenceSid?)sid, ann.Call, 1)));
    }

    [Test]
    public async Task Its_recording_is_paused_and_ended_while_it_goes_on()
    {
        await using var scene = new ConferenceScene();
        await scene.EnterAsync("record=\"record-from-start\" recordingStatusCallback=\"/recorded\" recordingStatusCallbackEvent=\"completed\"");
        await scene.EnterAsync();
        await scene.ToldAsync("conference-start");
        var control = scene.Harness.Get<IRecordingControl>();
        var change = new UpdateRecordingCommand(CallHarness.Account, null, scene.Conference.Sid, null, RecordingChange.PauseSkipped);
        Assert.That(((RecordingOutcome.Done)await control.UpdateAsync(change, CancellationToken.None)).Recording.Status, Is.EqualTo("paused"));
        Assert.That((await scene.Harness.Media.Pauses.NextAsync()).Pause, Is.EqualTo(RecordingPause.Skip));
        await control.UpdateAsync(change with { Change = RecordingChange.Stop }, CancellationToken.None);
        Assert.That((await scene.NextAsync("/recorded"))["RecordingStatus"], Is.EqualTo("completed"));
        Assert.That(scene.Conference.Status, Is.EqualTo(ConferenceStatus.InProgress));
        Assert.That(await control.UpdateAsync(change, CancellationToken.None), Is.InstanceOf<RecordingOutcome.Refused>());
        await EndAsync(scene);
    }

    [Test]
    public async Task Who_talks_is_told()
    {
        await using var scene = new ConferenceScene();
        var (ann, _) = await StartAsync(scene);
        scene.Mixer.Talk(ann.Audio, true);
        Assert.That((await scene.ToldAsync("participant-speech-start"))["CallSid"], Is.EqualTo(ann.Call.Value));
        scene.Mixer.Talk(ann.Audio, false);
        await scene.ToldAsync("participant-speech-stop");
        await EndAsync(scene);
    }

    [Test]
    public async Task A_participant_is_called_into_a_conference_and_seen_before_it_answers()
    {
        await using var scene = new ConferenceScene();
        var added = await AddAsync(scene, "+15550188", "bob");
        var phone = await scene.Harness.Phones.NextCallAsync();
        phone.Alert();
        var ann = await scene.EnterAsync("beep=\"false\"");
        Assert.That((added.Label, added.ConferenceSid), Is.EqualTo(("bob", scene.Conference.Sid)));
        phone.PickUp();
        Assert.That((await scene.ToldAsync("participant-join"))["ParticipantLabel"], Is.EqualTo("bob"));
        await scene.ToldAsync("conference-start");
        Assert.That(scene.Control.Participants(CallHarness.Account, scene.Conference.Sid).Select(p => (p.CallSid, p.Status)), Is.EqualTo(new[] { (added.CallSid, ParticipantStatus.Connected), (ann.Call, ParticipantStatus.Connected) }));
        await EndAsync(scene);
        await phone.EndedByUs;
    }

    [Test]
    public async Task One_who_is_called_and_does_not_answer_leaves_nothing_behind()
    {
        await using var scene = new ConferenceScene();
        var added = await AddAsync(scene, "+15550188", null);
        var phone = await scene.Harness.Phones.NextCallAsync();
        Assert.That(scene.Control.Participants(CallHarness.Account, added.ConferenceSid).Single().IsPresent, Is.False);
        phone.Refuse(486);
        await scene.Harness.IdleAsync();
        Assert.That(scene.Harness.Conferences.All.Single().Status, Is.EqualTo(ConferenceStatus.Completed));
        Assert.That(scene.Control.Find(CallHarness.Account, "room"), Is.Null);
    }

    [Test]
    public async Task A_conference_that_is_ended_hangs_up_on_those_who_still_ring()
    {
        await using var scene = new ConferenceScene();
        await StartAsync(scene);
        await AddAsync(scene, "+15550188", null);
        var phone = await scene.Harness.Phones.NextCallAsync();
        await EndAsync(scene);
        await phone.EndedByUs;
        await scene.Harness.IdleAsync();
    }

    [Test]
    public async Task A_live_call_is_moved_into_a_conference()
    {
        await using var scene = new ConferenceScene();
        var ann = await scene.EnterAsync("beep=\"false\"");
        await scene.Control.MoveAsync(
            CallHarness.Account,
            ann.Call,
            new ConferenceEntry { Name = "other & <room>", Muted = true, Beep = ConferenceBeep.OnExit, StatusCallback = new StatusCallback(WebApp.Base + "/conference", WebhookMethod.Post, ["join"]) },
            CancellationToken.None);
        await scene.ToldAsync("participant-leave");
        await scene.ToldAsync("conference-end");
        var joined = await scene.ToldAsync("participant-join");
        var other = scene.Control.Find(CallHarness.Account, "other & <room>")!;
        var participant = scene.Control.Participants(CallHarness.Account, other.Sid).Single();
        Assert.That((joined["ConferenceSid"], participant.Muted, participant.Beep), Is.EqualTo((other.Sid.Value, true, ConferenceBeep.OnExit)));
        ann.Phone.HangUp();
        await scene.Harness.IdleAsync();
    }

    private static async Task<(ConferenceScene.Guest Ann, ConferenceScene.Guest Bob)> StartAsync(ConferenceScene scene)
    {
        var ann = await scene.EnterAsync("beep=\"false\"");
        var bob = await scene.EnterAsync("beep=\"false\"");
        await scene.ToldAsync("conference-start");
        return (ann, bob);
    }

    private static async Task EndAsync(ConferenceScene scene)
    {
        await scene.Control.EndAsync(CallHarness.Account, scene.Conference.Sid, CancellationToken.None);
        await scene.Harness.IdleAsync();
        Assert.That(scene.Harness.Conferences.All.Select(c => c.Status), Is.All.EqualTo(ConferenceStatus.Completed));
    }

    private static async Task<ConferenceParticipant> AddAsync(ConferenceScene scene, string to, string? label)
    {
        var entry = new ConferenceEntry { Name = "room", Label = label, Beep = ConferenceBeep.None };
        var call = new CreateCallCommand { AccountSid = CallHarness.Account, To = to, From = CallHarness.Number, Instructions = new CallInstructions() };
        var outcome = await scene.Control.AddAsync(new AddParticipantCommand(entry, call), CancellationToken.None);
        return ((ConferenceOutcome<ConferenceParticipant>.Done)outcome).Value;
    }
}
