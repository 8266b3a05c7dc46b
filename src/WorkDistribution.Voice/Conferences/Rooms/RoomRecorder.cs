using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>Records one conference, once, from its start, when one who came in asked for it.</summary>
internal sealed class RoomRecorder(RecordingKeeper keeper, StatusCallbackQueue callbacks, RoomAudio audio)
{
    private ConferenceEntry? _wish;
    private CallSid _by;
    private volatile ActiveRecording? _recording;

    /// <summary>The recording; null before it has begun. From any thread.</summary>
    public ActiveRecording? Recording => _recording;

    /// <summary>Ends when no recording is open any more.</summary>
    public Task Finished { get; private set; } = Task.CompletedTask;

    /// <summary>One who comes in: the first that wants a recording says how.</summary>
    public void Offer(ConferenceEntry entry, CallSid call)
    {
        if (_wish is null && entry.Record)
        {
            (_wish, _by) = (entry, call);
        }
    }

    /// <summary>Starts, when it is wanted and has not been.</summary>
    public void Start(ConferenceRecord conference)
    {
        if (_wish is not { } wish || _recording is not null)
        {
            return;
        }

        var callback = wish.RecordingCallback;
        _recording = keeper.Start(
            new RecordingSubject(conference.AccountSid, _by, conference.Sid),
            new RecordingOrder
            {
                Source = "Conference",
                Trim = wish.TrimRecording,
                Callback = callback?.Url,
                CallbackMethod = callback?.Method ?? WebhookMethod.Post,
                CallbackEvents = callback is { Events: { IsDefaultOrEmpty: false } events } ? events : ["completed"],
            },
            audio.StartRecording);
        Finished = FollowAsync(_recording, conference, callback is null ? wish.EventCallbackUrl : null);
    }

    private async Task FollowAsync(ActiveRecording recording, ConferenceRecord conference, string? eventUrl)
    {
        var finished = await recording.Finished;
        if (eventUrl is null || !finished.HasAudio)
        {
            return;
        }

        callbacks.Send(new CallbackMessage(
            "conference-record-end",
            eventUrl,
            WebhookMethod.Post,
            [
                .. ConferenceTeller.Base(conference),
                new("RecordingSid", recording.Sid.Value),
                new("RecordingUrl", recording.Url),
                new("Duration", (finished.Record.Duration ?? 0).ToWire()),
                new("Timestamp", finished.Record.DateUpdated.ToWire()),
            ]));
    }
}
