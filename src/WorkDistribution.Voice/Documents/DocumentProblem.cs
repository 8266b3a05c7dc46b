using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Documents;

/// <summary>One thing wrong with a document.</summary>
/// <param name="Error">The catalogue entry.</param>
/// <param name="Message">What and where, in words a developer can act on; names the element or attribute.</param>
/// <param name="Line">Line, from 1; 0 when the document as a whole is meant.</param>
/// <param name="Column">Column, from 1; 0 likewise.</param>
/// <param name="IsWarning">true when the rest of the document can still be run (unknown verb or attribute, a value replaced by its default).</param>
public sealed record DocumentProblem(ErrorCode Error, string Message, int Line, int Column, bool IsWarning);
