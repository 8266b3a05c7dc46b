namespace WorkDistribution.TaskRouting.Expressions.Parsing;

/// <summary>Kinds of words in an expression.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A string in quotes.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of ( ) [ ] , . and the operators.</summary>
    Symbol,
}
