using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Tests;

public sealed class ConferencesTests : ApiTest
{
    private static readonly RandomSidSource Sids = new();

    [Test]
    public async Task Conferences_are_listed_by_status_and_those_that_go_on_when_none_is_given()
    {
        var live = await SaveAsync(Make(ConferenceStatus.InProgress));
        var over = await SaveAsync(Make(ConferenceStatus.Completed) with { EndReason = ConferenceEndReason.LastParticipantKicked });
        var asked = await GetAsync("Conferences.json");
        Assert.That(asked.Json!["conferences"]!.AsArray().Select(c => c!["sid"]!.ToString()), Is.EqualTo(new[] { live.Sid.Value }));
        asked = await GetAsync("Conferences.json?Status=completed&FriendlyName=room&DateCreated=2010-08-31");
        var one = asked.Json!["conferences"]!.AsArray().Single()!;
        Assert.That((one["sid"]!.ToString(), one["reason_conference_ended"]!.ToString()), Is.EqualTo((over.Sid.Value, "last-participant-kicked")));
        Assert.That((await GetAsync("Conferences.json?Status=over")).Code, Is.EqualTo(20001));
        Assert.That((await Host.SendAsync(Host.Stranger, HttpMethod.Get, $"/2010-04-01/Accounts/{Host.Stranger.Sid}/Conferences/{live.Sid}.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_conference_is_spoken_to_and_ended()
    {
        var live = Host.Conferences.Live = await SaveAsync(Make(ConferenceStatus.InProgress));
        Assert.That((await PostAsync($"Conferences/{live.Sid}.json", ("AnnounceUrl", "http://a.test/hello"), ("AnnounceMethod", "GET"))).Status, Is.EqualTo(200));
        var ended = await PostAsync($"Conferences/{live.Sid}.json", ("Status", "completed"));
        Assert.That((ended["status"], ended["reason_conference_ended"]), Is.EqualTo(("completed", "conference-ended-via-api")));
        Assert.That(Host.Conferences.Commands, Is.EqualTo(new object[] { ("http://a.test/hello", WebhookMethod.Get), "end" }));
        Assert.That((await PostAsync($"Conferences/{live.Sid}.json", ("Status", "init"), ("AnnounceUrl", "no"))).Code, Is.EqualTo(20001));
        Host.Conferences.Live = null;
        var over = await SaveAsync(Make(ConferenceStatus.Completed));
        Assert.That((await PostAsync($"Conferences/{over.Sid}.json", ("Status", "completed"))).Status, Is.EqualTo(200), "as it was wanted");
        Assert.That((await PostAsync($"Conferences/{over.Sid}.json", ("AnnounceUrl", "http://a.test/hello"))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Participants_are_listed_in_pages_and_filtered_and_found_by_label()
    {
        var live = Host.Conferences.Live = await SaveAsync(Make(ConferenceStatus.InProgress));
        for (var i = 0; i < 3; i++)
        {
            Host.Conferences.In.Add(FakeConferenceControl.Make(Sids, Host.Main.Sid, live.Sid) with { Muted = i == 2, Label = i == 1 ? "bob b" : null });
        }

        var page = await GetAsync($"Conferences/{live.Sid}/Participants.json?PageSize=2");
        Assert.That(page.Json!["participants"]!.AsArray(), Has.Count.EqualTo(2));
        page = await GetAsync(page["next_page_uri"]!);
        Assert.That(page.Json!["participants"]!.AsArray().Single()!["call_sid"]!.ToString(), Is.EqualTo(Host.Conferences.In[2].CallSid.Value));
        Assert.That(page["next_page_uri"], Is.Null);
        Assert.That((await GetAsync($"Conferences/{live.Sid}/Participants.json?Muted=true")).Json!["participants"]!.AsArray(), Has.Count.EqualTo(1));
        var bob = await GetAsync($"Conferences/{live.Sid}/Participants/bob%20b.json");
        Assert.That((bob["call_sid"], bob["status"], bob["label"]), Is.EqualTo((Host.Conferences.In[1].CallSid.Value, "connected", "bob b")));
        Assert.That((await GetAsync($"Conferences/{live.Sid}/Participants/nobody.json")).Status, Is.EqualTo(404));
        Assert.That((await GetAsync($"Conferences/{Sids.New<ConferenceSid>()}/Participants.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_participant_is_called_into_a_conference_by_its_name()
    {
        var answer = await PostAsync(
            "Conferences/My%20room/Participants.json",
            ("To", "client:bob"),
            ("From", "+15550100"),
            ("Label", "bob"),
            ("Beep", "onExit"),
            ("EndConferenceOnExit", "true"),
            ("WaitUrl", ""),
            ("MaxParticipants", "10"),
            ("ConferenceRecord", "true"),
            ("ConferenceStatusCallback", "http://a.test/events"),
            ("ConferenceStatusCallbackEvent", "start join"),
            ("CallSidToCoach", "CA00000000000000000000000000000001"),
            ("Timeout", "20"),
            ("StatusCallback", "http://a.test/call"));
        Assert.That((answer.Status, answer["status"], answer["label"], answer["queue_time"]), Is.EqualTo((201, "queued", "bob", "0")));
        var command = (AddParticipantCommand)Host.Conferences.Commands.Single();
        Assert.That((command.Call.To, command.Call.From, command.Call.Timeout, command.Call.StatusCallback!.Url), Is.EqualTo(("client:bob", "+15550100", TimeSpan.FromSeconds(20), "http://a.test/call")));
        var entry = command.Entry;
        Assert.That((entry.Name, entry.Beep, entry.EndOnExit, entry.WaitUrl, entry.MaxParticipants, entry.Record), Is.EqualTo(("My room", ConferenceBeep.OnExit, true, "", 10, true)));
        Assert.That(entry.StatusCallback!.Events, Is.EqualTo(new[] { "start", "join" }));
        Assert.That(entry.Coach, Is.EqualTo(new CallSid("CA00000000000000000000000000000001")));
    }

    [Test]
    public async Task Everything_wrong_with_a_participant_is_named_at_once()
    {
        var answer = await PostAsync("Conferences/room/Participants.json", ("To", "x"), ("Beep", "loud"), ("MaxParticipants", "1"), ("Coaching", "true"));
        Assert.That(answer.Status, Is.EqualTo(400));
        foreach (var name in new[] { "To", "From", "Beep", "MaxParticipants", "CallSidToCoach" })
        {
            Assert.That(answer["message"], Does.Contain(name));
        }

        Host.Conferences.Refusal = ErrorCatalogue.ConferenceFull;
        Assert.That((await PostAsync("Conferences/room/Participants.json", ("To", "client:bob"), ("From", "client:ann"))).Code, Is.EqualTo(16020));
    }

    [Test]
    public async Task A_participant_is_changed_and_taken_out()
    {
        var live = Host.Conferences.Live = await SaveAsync(Make(ConferenceStatus.InProgress));
        Host.Conferences.In.Add(FakeConferenceControl.Make(Sids, Host.Main.Sid, live.Sid) with { Label = "bob" });
        var path = $"Conferences/{live.Sid}/Participants/bob.json";
        var answer = await PostAsync(path, ("Muted", "yes"), ("Hold", "true"), ("HoldUrl", "http://a.test/hold"), ("BeepOnExit", "false"));
        Assert.That(answer.Status, Is.EqualTo(200));
        var command = (UpdateParticipantCommand)Host.Conferences.Commands.Single();
        Assert.That((command.Muted, command.Hold, command.HoldUrl, command.HoldMethod, command.BeepOnExit), Is.EqualTo(((bool?)false, (bool?)true, "http://a.test/hold", WebhookMethod.Get, (bool?)false)));
        Assert.That((await DeleteAsync(path)).Status, Is.EqualTo(204));
        Assert.That((await DeleteAsync($"Conferences/{live.Sid}/Participants/ann.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Recordings_of_a_conference_are_its_own()
    {
        var conference = await SaveAsync(Make(ConferenceStatus.Completed));
        var store = Host.Get<IRecordingStore>();
        var recording = new RecordingRecord
        {
            Sid = Sids.New<RecordingSid>(),
            AccountSid = Host.Main.Sid,
            CallSid = Sids.New<CallSid>(),
            ConferenceSid = conference.Sid,
            Status = "completed",
            Source = "Conference",
            StartTime = ApiHost.Now,
            DateCreated = ApiHost.Now,
            DateUpdated = ApiHost.Now,
        };
        await store.SaveAsync(recording, CancellationToken.None);
        var list = await GetAsync($"Conferences/{conference.Sid}/Recordings.json");
        Assert.That(list.Json!["recordings"]!.AsArray().Single()!["conference_sid"]!.ToString(), Is.EqualTo(conference.Sid.Value));
        Assert.That((await GetAsync($"Recordings.json?ConferenceSid={conference.Sid}")).Json!["recordings"]!.AsArray(), Has.Count.EqualTo(1));
        var path = $"Conferences/{conference.Sid}/Recordings/{recording.Sid}.json";
        Assert.That((await GetAsync(path))["source"], Is.EqualTo("Conference"));
        Assert.That((await PostAsync(path, ("Status", "stopped"))).Status, Is.EqualTo(400), "it does not run");
        Assert.That((await GetAsync($"Conferences/{Sids.New<ConferenceSid>()}/Recordings/{recording.Sid}.json")).Status, Is.EqualTo(404));
        Assert.That((await DeleteAsync(path)).Status, Is.EqualTo(204));
    }

    private ConferenceRecord Make(ConferenceStatus status) => new()
    {
        Sid = Sids.New<ConferenceSid>(),
        AccountSid = Host.Main.Sid,
        FriendlyName = "room",
        Status = status,
        DateCreated = ApiHost.Now,
        DateUpdated = ApiHost.Now,
    };

    private async Task<ConferenceRecord> SaveAsync(ConferenceRecord conference)
    {
        await Host.Get<IConferenceStore>().SaveAsync(conference, CancellationToken.None);
        return conference;
    }
}
