using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Transcription in Start.</summary>
internal sealed class TranscriptionReader : INounReader
{
    /// <inheritdoc/>
    public string Verb => "Start";

    /// <inheritdoc/>
    public string Name => "Transcription";

    /// <inheritdoc/>
    public ServiceNoun? Read(CheckedElement element, ProblemList problems)
    {
        var defaults = new LiveTranscriptionOrder();
        var track = element.String("track");
        return new TranscriptionNoun(defaults with
        {
            Name = element.NonEmpty("name"),
            Inbound = track != "outbound_track",
            Outbound = track != "inbound_track",
            Language = element.NonEmpty("languageCode")?.Trim() is { Length: > 0 } language ? language : defaults.Language,
            Hints = [.. (element.String("hints") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            PartialResults = element.Boolean("partialResults") ?? defaults.PartialResults,
            ProfanityFilter = element.Boolean("profanityFilter") ?? defaults.ProfanityFilter,
            InboundTrackLabel = element.NonEmpty("inboundTrackLabel"),
            OutboundTrackLabel = element.NonEmpty("outboundTrackLabel"),
            Engine = element.NonEmpty("transcriptionEngine") ?? defaults.Engine,
            SpeechModel = element.NonEmpty("speechModel") ?? defaults.SpeechModel,
            StatusCallback = element.NonEmpty("statusCallbackUrl"),
            StatusCallbackMethod = element.Method("statusCallbackMethod"),
        });
    }
}
