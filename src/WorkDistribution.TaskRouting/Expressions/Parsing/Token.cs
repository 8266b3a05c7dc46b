namespace WorkDistribution.TaskRouting.Expressions.Parsing;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">A string's or number's value.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, AttributeValue Value = default);
