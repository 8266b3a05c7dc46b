namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>A piece of an element's content, with where it begins.</summary>
/// <param name="Line">Line in the document as received, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
internal abstract record MarkupNode(int Line, int Column);
