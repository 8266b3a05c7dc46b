namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>The operators between two values.</summary>
internal enum ComparisonOperator
{
    /// <summary>==, also written =.</summary>
    Equal,

    /// <summary>!=.</summary>
    NotEqual,

    /// <summary>&lt;.</summary>
    Less,

    /// <summary>&lt;=.</summary>
    LessOrEqual,

    /// <summary>&gt;.</summary>
    Greater,

    /// <summary>&gt;=.</summary>
    GreaterOrEqual,

    /// <summary>CONTAINS: a string has another within it.</summary>
    Contains,

    /// <summary>NOT CONTAINS.</summary>
    NotContains,

    /// <summary>HAS: the list on the left has the value on the right.</summary>
    Has,

    /// <summary>NOT HAS.</summary>
    NotHas,

    /// <summary>IN: the value on the left is in the list on the right.</summary>
    In,

    /// <summary>NOT IN.</summary>
    NotIn,
}
