using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Reject.</summary>
internal sealed class RejectReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Reject";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems) => new RejectVerb
    {
        Line = element.Line,
        Column = element.Column,
        IsBusy = element.String("reason") == "busy",
    };
}
