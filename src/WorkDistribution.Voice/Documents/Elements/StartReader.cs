using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Start and what stands in it.</summary>
internal sealed class StartReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Start";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems) => new StartVerb
    {
        Line = element.Line,
        Column = element.Column,
        Action = element.NonEmpty("action"),
        Method = element.Method("method"),
        Nouns = NounReaders.Read(element, problems),
    };
}
