using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>Tells an application what is said in its call: transcription-started, -content, -error, -stopped, in this order of their numbers.</summary>
internal sealed class TranscriptionTeller(CallSession call, LiveTranscriptionOrder order, LiveTranscriptionSid sid)
{
    private readonly Lock _gate = new();
    private int _sequence;

    /// <summary>It has begun, and how.</summary>
    public void TellStarted()
    {
        var configuration = new JsonObject
        {
            ["profanityFilter"] = Word(order.ProfanityFilter),
            ["speechModel"] = order.SpeechModel,
            ["hints"] = string.Join(", ", order.Hints),
        };
        List<KeyValuePair<string, string>> more =
        [
            new("TranscriptionEngine", order.Engine),
            new("ProviderConfiguration", configuration.ToJsonString()),
            new("Track", order.Track),
            new("PartialResults", Word(order.PartialResults)),
        ];
        AddIfSet(more, "Name", order.Name);
        AddIfSet(more, "InboundTrackLabel", order.InboundTrackLabel);
        AddIfSet(more, "OutboundTrackLabel", order.OutboundTrackLabel);
        Tell("transcription-started", [.. more]);
    }

    /// <summary>Somebody said something.</summary>
    public void TellContent(TapTracks track, RecognitionAlternative said, bool isFinal)
    {
        var data = new JsonObject { ["transcript"] = said.Text, ["confidence"] = said.Confidence };
        List<KeyValuePair<string, string>> more =
        [
            new("Track", track == TapTracks.Inbound ? "inbound_track" : "outbound_track"),
            new("TranscriptionData", data.ToJsonString()),
            new("Final", Word(isFinal)),
        ];
        AddIfSet(more, "TrackLabel", track == TapTracks.Inbound ? order.InboundTrackLabel : order.OutboundTrackLabel);
        Tell("transcription-content", [.. more]);
    }

    /// <summary>Something could not be understood.</summary>
    public void TellError(ErrorCode error, string detail) =>
        Tell("transcription-error", [new("TranscriptionErrorCode", error.Code.ToWire()), new("TranscriptionError", detail)]);

    /// <summary>It has ended.</summary>
    public void TellStopped() => Tell("transcription-stopped", []);

    private static string Word(bool value) => value ? "true" : "false";

    private static void AddIfSet(List<KeyValuePair<string, string>> parameters, string name, string? value)
    {
        if (value is not null)
        {
            parameters.Add(new(name, value));
        }
    }

    private void Tell(string @event, ImmutableArray<KeyValuePair<string, string>> more)
    {
        if (order.StatusCallback is not { } url)
        {
            return;
        }

        // The two sides tell side by side; numbers follow the order of sending.
        lock (_gate)
        {
            ImmutableArray<KeyValuePair<string, string>> parameters =
            [
                new("AccountSid", call.Record.AccountSid.Value),
                new("CallSid", call.Record.Sid.Value),
                new("TranscriptionSid", sid.Value),
                new("TranscriptionEvent", @event),
                new("LanguageCode", order.Language),
                new("Timestamp", call.Services.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)),
                new("SequenceId", (++_sequence).ToWire()),
                .. more,
            ];
            call.Callbacks.Send(new CallbackMessage(@event, url, order.StatusCallbackMethod, parameters));
        }
    }
}
