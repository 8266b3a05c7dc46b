using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Stop and what stands in it.</summary>
internal sealed class StopReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Stop";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems) => new StopVerb
    {
        Line = element.Line,
        Column = element.Column,
        Nouns = NounReaders.Read(element, problems),
    };
}
