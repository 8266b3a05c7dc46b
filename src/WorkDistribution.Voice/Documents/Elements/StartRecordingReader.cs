using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Recording in Start.</summary>
internal sealed class StartRecordingReader : INounReader
{
    /// <inheritdoc/>
    public string Verb => "Start";

    /// <inheritdoc/>
    public string Name => "Recording";

    /// <inheritdoc/>
    public ServiceNoun Read(CheckedElement element, ProblemList problems)
    {
        var defaults = new RecordingNoun();
        return new RecordingNoun
        {
            DualChannel = element.String("channels") == "dual",
            Track = RecordingWords.ToTrack(element.String("track")),
            Trim = element.String("trim") == "trim-silence",
            Callback = element.NonEmpty("recordingStatusCallback"),
            CallbackMethod = element.Method("recordingStatusCallbackMethod"),
            CallbackEvents = element.Words("recordingStatusCallbackEvent") ?? defaults.CallbackEvents,
        };
    }
}
