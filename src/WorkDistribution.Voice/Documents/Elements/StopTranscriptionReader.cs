using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Transcription in Stop.</summary>
internal sealed class StopTranscriptionReader : INounReader
{
    /// <inheritdoc/>
    public string Verb => "Stop";

    /// <inheritdoc/>
    public string Name => "Transcription";

    /// <inheritdoc/>
    public ServiceNoun? Read(CheckedElement element, ProblemList problems) => new StopTranscriptionNoun(element.NonEmpty("name"));
}
