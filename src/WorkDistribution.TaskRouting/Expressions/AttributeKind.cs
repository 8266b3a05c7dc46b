namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What an attribute holds.</summary>
public enum AttributeKind
{
    /// <summary>Nothing: the document has no such attribute. Compares like <see cref="Null"/>.</summary>
    Missing,

    /// <summary>The JSON value null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A whole number of at most 64 bits.</summary>
    Integer,

    /// <summary>Any other number, to the precision of a double.</summary>
    Real,

    /// <summary>Text.</summary>
    String,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A nested object.</summary>
    Object,
}
