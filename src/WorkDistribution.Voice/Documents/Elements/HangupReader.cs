using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Hangup.</summary>
internal sealed class HangupReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Hangup";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems) => new HangupVerb { Line = element.Line, Column = element.Column };
}
