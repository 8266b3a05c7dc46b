using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Pause.</summary>
internal sealed class PauseReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Pause";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems) => new PauseVerb
    {
        Line = element.Line,
        Column = element.Column,
        Length = element.Seconds("length") ?? TimeSpan.FromSeconds(1),
    };
}
