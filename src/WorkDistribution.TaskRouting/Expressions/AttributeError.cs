namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>Why a text is not a set of attributes.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, in UTF-8 bytes as JSON tools count; 1 where the text as a whole is meant.</param>
/// <param name="Message">A sentence for the person who wrote it.</param>
public sealed record AttributeError(int Line, int Column, string Message)
{
    /// <summary>Both in one line: <c>line 1, column 8: ...</c>.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
