namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>Why a text is not usable XML, and where.</summary>
/// <param name="Message">What is wrong, in words.</param>
/// <param name="Line">Line in the document as received, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record MarkupFault(string Message, int Line, int Column);
