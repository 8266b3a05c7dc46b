using System.Collections.Immutable;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>The recording of a Dial: of both sides, from answer or ringing to the end.</summary>
internal static class DialRecording
{
    /// <summary>Starts it; null when the Dial is not to be recorded, or the call is not up.</summary>
    public static ActiveRecording? Start(DialVerb verb, VerbContext context)
    {
        if (verb.Record == DialRecordMode.None || !context.Leg.State.IsUp || context.Leg.Media is not { } media)
        {
            return null;
        }

        return context.Call.Recorder.Start(media, new RecordingOrder
        {
            Source = "DialVerb",
            Track = verb.RecordingTrack,
            DualChannel = verb.Record is DialRecordMode.FromAnswerDual or DialRecordMode.FromRingingDual,
            Trim = verb.Trim,
            Callback = verb.RecordingStatusCallback is { Length: > 0 } callback ? context.Document.Resolve(callback) : null,
            CallbackMethod = verb.RecordingStatusCallbackMethod,
            CallbackEvents = verb.RecordingStatusCallbackEvents,
        });
    }

    /// <summary>Ends it and waits for its file; nothing happens when there is none.</summary>
    public static async Task StopAsync(ActiveRecording? recording)
    {
        if (recording is not null)
        {
            recording.Stop();
            await recording.Finished;
        }
    }

    /// <summary>What the action is told of it; nothing when there is none or nothing in it.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> ToParameters(ActiveRecording? recording) =>
        recording is { Finished: { IsCompletedSuccessfully: true, Result: { HasAudio: true } finished } }
            ?
            [
                new("RecordingUrl", recording.Url),
                new("RecordingSid", recording.Sid.Value),
                new("RecordingDuration", (finished.Record.Duration ?? 0).ToWire()),
            ]
            : [];
}
