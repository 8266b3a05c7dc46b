namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>Text, entities resolved.</summary>
internal sealed record MarkupText(string Value, int Line, int Column) : MarkupNode(Line, Column)
{
    /// <summary>Whether it is only there for layout.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Value);
}
