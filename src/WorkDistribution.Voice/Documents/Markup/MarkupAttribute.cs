namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>An attribute as written, entities resolved.</summary>
/// <param name="Name">Name with its prefix.</param>
/// <param name="Value">Value.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Column">Column of the name, from 1.</param>
internal sealed record MarkupAttribute(string Name, string Value, int Line, int Column);
