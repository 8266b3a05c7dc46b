using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Record.</summary>
internal sealed class RecordReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Record";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems)
    {
        var defaults = new RecordVerb();
        return new RecordVerb
        {
            Line = element.Line,
            Column = element.Column,
            Action = element.String("action"),
            Method = element.Method("method"),
            Timeout = element.Seconds("timeout") ?? defaults.Timeout,
            FinishOnKey = element.String("finishOnKey") ?? defaults.FinishOnKey,
            MaxLength = element.Seconds("maxLength") ?? defaults.MaxLength,
            PlayBeep = element.Boolean("playBeep") ?? defaults.PlayBeep,
            Transcribe = element.Boolean("transcribe") ?? (element.NonEmpty("transcribeCallback") is not null),
            TranscribeCallback = element.NonEmpty("transcribeCallback"),
            Trim = element.String("trim") != "do-not-trim",
            RecordingStatusCallback = element.NonEmpty("recordingStatusCallback"),
            RecordingStatusCallbackMethod = element.Method("recordingStatusCallbackMethod"),
            RecordingStatusCallbackEvents = element.Words("recordingStatusCallbackEvent") ?? defaults.RecordingStatusCallbackEvents,
        };
    }
}
