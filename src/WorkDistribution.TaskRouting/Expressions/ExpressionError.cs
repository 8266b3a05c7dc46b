namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>Why a text is not an expression: the place and what was expected there.</summary>
/// <param name="Offset">0-based index into the text, in UTF-16 units; the text's length when something is missing at the end.</param>
/// <param name="Message">A sentence for the person who wrote it, such as <c>expected a value after '&gt;='</c>.</param>
public sealed record ExpressionError(int Offset, string Message)
{
    /// <summary>Both in one line: <c>at 12: expected ')'</c>.</summary>
    public override string ToString() => $"at {Offset}: {Message}";
}
