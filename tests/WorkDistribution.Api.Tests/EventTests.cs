using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Api.Tests;

/// <summary>Recordings and notifications.</summary>
public sealed class EventTests : ApiTest
{
    private static readonly RandomSidSource Sids = new();

    [Test]
    public async Task A_recording_is_shown_under_the_account_and_under_its_call()
    {
        var (recording, call) = await RecordAsync();
        var shown = await GetAsync($"Recordings/{recording.Sid}.json");
        var ofCall = await GetAsync($"Calls/{call}/Recordings/{recording.Sid}.json");
        Assert.That((shown["duration"], shown["status"], shown["source"], shown["call_sid"]), Is.EqualTo(("7", "completed", "RecordVerb", call.Value)));
        Assert.That(shown["media_url"], Is.EqualTo($"{Host.Address.GetLeftPart(UriPartial.Authority)}/2010-04-01/Accounts/{Host.Main.Sid}/Recordings/{recording.Sid}"));
        Assert.That((ofCall["sid"], ofCall["track"]), Is.EqualTo((recording.Sid.Value, "both")));
        Assert.That((await GetAsync($"Calls/{Sids.New<CallSid>()}/Recordings/{recording.Sid}.json")).Status, Is.EqualTo(404), "another call's");
        Assert.That((await GetAsync($"Calls/{Sids.New<CallSid>()}/Recordings.json")).Status, Is.EqualTo(404));
        foreach (var path in new[] { "Recordings.json", $"Recordings.json?CallSid={call}", "Recordings.json?DateCreated=2010-08-31", $"Calls/{call}/Recordings.json" })
        {
            Assert.That((JsonArray)(await GetAsync(path)).Json!["recordings"]!, Has.Count.EqualTo(1), path);
        }

        Assert.That((JsonArray)(await GetAsync("Recordings.json?DateCreated%3E=2010-09-01")).Json!["recordings"]!, Is.Empty);
    }

    [TestCase(".wav")]
    [TestCase("")]
    public async Task A_recordings_audio_is_given_whole_and_in_part(string extension)
    {
        var (recording, _) = await RecordAsync();
        var path = $"Recordings/{recording.Sid}{extension}";
        var whole = await GetAsync(path);
        Assert.That((whole.Status, whole.ContentHeaders.ContentType!.MediaType, whole.Bytes), Is.EqualTo((200, "audio/x-wav", "0123456789"u8.ToArray())));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/2010-04-01/Accounts/{Host.Main.Sid}/{path}");
        request.Headers.Authorization = ApiHost.Basic(Host.Main.Sid.Value, Host.Main.AuthToken);
        request.Headers.Range = new RangeHeaderValue(2, 4);
        var part = await Host.SendAsync(request);
        Assert.That((part.Status, part.Bytes), Is.EqualTo(((int)HttpStatusCode.PartialContent, "234"u8.ToArray())));
        Assert.That((await Host.SendAsync(HttpMethod.Head, path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Audio_is_public_only_where_the_operator_says_so()
    {
        var (recording, _) = await RecordAsync();
        Assert.That((await Host.SendAsync(null, HttpMethod.Get, $"Recordings/{recording.Sid}.wav")).Status, Is.EqualTo(401));
        await using var open = await ApiHost.StartAsync(options => options.RequireMediaAuthentication = false);
        var (other, _) = await RecordAsync(open);
        Assert.That((await open.SendAsync(null, HttpMethod.Get, $"Recordings/{other.Sid}.wav")).Status, Is.EqualTo(200));
        Assert.That((await open.SendAsync(null, HttpMethod.Get, $"Recordings/{other.Sid}.json")).Status, Is.EqualTo(401));
        Assert.That((await open.SendAsync(open.Stranger, HttpMethod.Get, $"Recordings/{other.Sid}.wav")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_recording_is_removed_with_its_audio_once_it_has_ended()
    {
        var (recording, _) = await RecordAsync();
        var store = Host.Get<IRecordingStore>();
        await store.SaveAsync(recording with { Status = "in-progress" }, CancellationToken.None);
        Assert.That((await DeleteAsync($"Recordings/{recording.Sid}.json")).Status, Is.EqualTo(409));
        Assert.That((await GetAsync($"Recordings/{recording.Sid}.wav")).Status, Is.EqualTo(404));
        await store.SaveAsync(recording, CancellationToken.None);
        Assert.That((await DeleteAsync($"Recordings/{recording.Sid}.json")).Status, Is.EqualTo(204));
        Assert.That(File.Exists(store.PathOf(Host.Main.Sid, recording.Sid)), Is.False);
        Assert.That((await GetAsync($"Recordings/{recording.Sid}.wav")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_recording_that_runs_is_paused_and_ended_by_its_name_or_as_the_current_one()
    {
        var (recording, call) = await RecordAsync();
        var path = $"Calls/{call}/Recordings/{recording.Sid}.json";
        Assert.That((await PostAsync(path, ("Status", "paused"))).Status, Is.EqualTo(400), "it has ended");
        await Host.Get<IRecordingStore>().SaveAsync(recording with { Status = "in-progress" }, CancellationToken.None);
        Assert.That((await PostAsync(path, ("Status", "paused"), ("PauseBehavior", "skip")))["status"], Is.EqualTo("paused"));
        Assert.That((await PostAsync(path, ("Status", "paused"))).Status, Is.EqualTo(200));
        Assert.That((await PostAsync($"Calls/{call}/Recordings/Twilio.CURRENT.json", ("Status", "stopped")))["status"], Is.EqualTo("completed"));
        Assert.That(
            Host.Recordings.Commands.Cast<UpdateRecordingCommand>().Select(c => (c.Sid, c.Change)).Skip(1),
            Is.EqualTo(new[] { (recording.Sid, RecordingChange.PauseSkipped), (recording.Sid, RecordingChange.PauseSilent), (recording.Sid, RecordingChange.Stop) }));
        Assert.That((await PostAsync(path)).Status, Is.EqualTo(400), "no status");
        Assert.That((await PostAsync($"Calls/{Sids.New<CallSid>()}/Recordings/{recording.Sid}.json", ("Status", "paused"))).Status, Is.EqualTo(404), "another call's");
    }

    [Test]
    public async Task A_live_call_is_recorded_by_request()
    {
        var (recording, call) = await RecordAsync();
        var path = $"Calls/{call}/Recordings.json";
        Assert.That((await PostAsync(path)).Status, Is.EqualTo(400), "it is not live");
        Host.Recordings.Started = recording with { Status = "in-progress" };
        var reply = await PostAsync(
            path, ("RecordingChannels", "dual"), ("RecordingTrack", "inbound"), ("Trim", "trim-silence"), ("RecordingStatusCallback", "https://example.com/r"), ("RecordingStatusCallbackEvent", "in-progress paused"));
        Assert.That((reply.Status, reply["status"]), Is.EqualTo((201, "in-progress")));
        var command = (StartRecordingCommand)Host.Recordings.Commands[^1];
        Assert.That((command.DualChannel, command.Track, command.Trim, command.Callback!.Events.Length), Is.EqualTo((true, "inbound", true, 2)));
        Assert.That((await PostAsync(path, ("RecordingTrack", "sideways"), ("RecordingStatusCallbackEvent", "whenever"))).Status, Is.EqualTo(400));
        Assert.That((await PostAsync($"Calls/{Sids.New<CallSid>()}/Recordings.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_notification_is_shown_with_the_exchange_and_listed_without()
    {
        var call = await Host.SaveAsync(Host.Call());
        var notification = new Notification
        {
            Sid = Sids.New<NotificationSid>(),
            AccountSid = Host.Main.Sid,
            CallSid = call.Sid,
            ErrorCode = 12100,
            Log = 0,
            MessageText = "line 3, column 4",
            RequestUrl = "http://example.com/",
            RequestMethod = "POST",
            RequestVariables = "a=b",
            ResponseBody = "<oops",
            MessageDate = ApiHost.Now,
        };
        await Host.Get<INotificationStore>().AddAsync(notification, CancellationToken.None);
        var shown = await GetAsync($"Notifications/{notification.Sid}.json");
        Assert.That((shown["error_code"], shown["log"], shown["response_body"], shown["request_variables"]), Is.EqualTo(("12100", "0", "<oops", "a=b")));
        Assert.That(shown["more_info"], Is.EqualTo("https://www.twilio.com/docs/errors/12100"));
        foreach (var path in new[] { "Notifications.json", "Notifications.json?Log=0&MessageDate=2010-08-31", $"Calls/{call.Sid}/Notifications.json" })
        {
            var entry = ((JsonArray)(await GetAsync(path)).Json!["notifications"]!).Single()!.AsObject();
            Assert.That((entry["sid"]!.ToString(), entry.ContainsKey("response_body")), Is.EqualTo((notification.Sid.Value, false)), path);
        }

        Assert.That((JsonArray)(await GetAsync("Notifications.json?Log=1")).Json!["notifications"]!, Is.Empty);
        Assert.That((await GetAsync($"Calls/{call.Sid}/Notifications/{notification.Sid}.json")).Status, Is.EqualTo(200));
        Assert.That((await GetAsync($"Calls/{Sids.New<CallSid>()}/Notifications/{notification.Sid}.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Transcriptions_are_shown_listed_and_removed_below_the_account_and_below_their_recording()
    {
        var (recording, _) = await RecordAsync();
        var transcription = new TranscriptionRecord
        {
            Sid = Sids.New<TranscriptionSid>(),
            AccountSid = Host.Main.Sid,
            RecordingSid = recording.Sid,
            Status = "completed",
            Text = "hello",
            Duration = 7,
            DateCreated = ApiHost.Now,
            DateUpdated = ApiHost.Now,
        };
        await Host.Get<ITranscriptionStore>().SaveAsync(transcription, CancellationToken.None);
        foreach (var parent in new[] { "", $"Recordings/{recording.Sid}/" })
        {
            var shown = await GetAsync($"{parent}Transcriptions/{transcription.Sid}.json");
            Assert.That((shown["transcription_text"], shown["type"], shown["duration"], shown["recording_sid"]), Is.EqualTo(("hello", "fast", "7", recording.Sid.Value)));
            Assert.That(((JsonArray)(await GetAsync($"{parent}Transcriptions.json")).Json!["transcriptions"]!).Single()!["sid"]!.ToString(), Is.EqualTo(transcription.Sid.Value));
        }

        var (other, _) = await RecordAsync();
        Assert.That((await GetAsync($"Recordings/{other.Sid}/Transcriptions/{transcription.Sid}.json")).Status, Is.EqualTo(404), "another recording's");
        Assert.That((JsonArray)(await GetAsync($"Recordings/{other.Sid}/Transcriptions.json")).Json!["transcriptions"]!, Is.Empty);
        Assert.That((await GetAsync($"Recordings/{Sids.New<RecordingSid>()}/Transcriptions.json")).Status, Is.EqualTo(404));
        Assert.That((await DeleteAsync($"Recordings/{recording.Sid}/Transcriptions/{transcription.Sid}.json")).Status, Is.EqualTo(204));
        Assert.That((await GetAsync($"Transcriptions/{transcription.Sid}.json")).Status, Is.EqualTo(404));
    }

    private Task<(RecordingRecord Recording, CallSid Call)> RecordAsync() => RecordAsync(Host);

    private static async Task<(RecordingRecord Recording, CallSid Call)> RecordAsync(ApiHost host)
    {
        var call = await host.SaveAsync(host.Call());
        var recording = new RecordingRecord
        {
            Sid = Sids.New<RecordingSid>(),
            AccountSid = host.Main.Sid,
            CallSid = call.Sid,
            Status = "completed",
            Source = "RecordVerb",
            Duration = 7,
            Bytes = 10,
            StartTime = ApiHost.Now,
            DateCreated = ApiHost.Now,
            DateUpdated = ApiHost.Now,
        };
        var store = host.Get<IRecordingStore>();
        await store.SaveAsync(recording, CancellationToken.None);
        await File.WriteAllTextAsync(store.PathOf(host.Main.Sid, recording.Sid), "0123456789");
        return (recording, call.Sid);
    }
}
