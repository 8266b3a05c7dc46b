namespace WorkDistribution.TaskRouting.Expressions.Parsing;

/// <summary>Carries the first error out of the parser; never leaves it.</summary>
internal sealed class ExpressionSyntaxException : Exception
{
    /// <summary>Required by the rules for exceptions.</summary>
    public ExpressionSyntaxException()
        : this(0, "")
    {
    }

    /// <inheritdoc cref="ExpressionSyntaxException()"/>
    public ExpressionSyntaxException(string message)
        : this(0, message)
    {
    }

    /// <inheritdoc cref="ExpressionSyntaxException()"/>
    public ExpressionSyntaxException(string message, Exception innerException)
        : base(message, innerException) => Error = new(0, message);

    /// <param name="offset">Where.</param>
    /// <param name="message">What was expected.</param>
    public ExpressionSyntaxException(int offset, string message)
        : base(message) => Error = new(offset, message);

    /// <summary>The error.</summary>
    public ExpressionError Error { get; }
}
