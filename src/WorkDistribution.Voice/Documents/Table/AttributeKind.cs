namespace WorkDistribution.Voice.Documents.Table;

/// <summary>What an attribute's value is.</summary>
internal enum AttributeKind
{
    /// <summary>Anything.</summary>
    Text,

    /// <summary>true or false, in any case; also 1 and 0.</summary>
    Boolean,

    /// <summary>A whole number within a range.</summary>
    Integer,

    /// <summary>One of the listed words, in any case.</summary>
    Choice,

    /// <summary>Any of the listed words, separated by spaces.</summary>
    Choices,

    /// <summary>An http or https address, absolute or relative to the document; may hold templates in braces.</summary>
    Address,

    /// <summary>GET or POST.</summary>
    Method,

    /// <summary>Digits to send: 0-9 * # and w or W to wait.</summary>
    Digits,

    /// <summary>One key of a telephone, or empty for none.</summary>
    Key,

    /// <summary>A set of keys, or empty for none.</summary>
    Keys,
}
