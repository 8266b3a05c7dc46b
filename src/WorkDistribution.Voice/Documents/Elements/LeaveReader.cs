using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Leave.</summary>
internal sealed class LeaveReader : IVerbReader
{
    /// <inheritdoc/>
    public string Name => "Leave";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems) => new LeaveVerb { Line = element.Line, Column = element.Column };
}
