using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Connect and what stands in it.</summary>
internal sealed class ConnectReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Connect";

    /// <inheritdoc/>
    public Verb? Read(CheckedElement element, ProblemList problems) => new ConnectVerb
    {
        Line = element.Line,
        Column = element.Column,
        Action = element.NonEmpty("action"),
        Method = element.Method("method"),
        Nouns = NounReaders.Read(element, problems),
    };
}
