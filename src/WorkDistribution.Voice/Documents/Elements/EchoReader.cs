using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Echo.</summary>
internal sealed class EchoReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Echo";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems) => new EchoVerb { Line = element.Line, Column = element.Column };
}
