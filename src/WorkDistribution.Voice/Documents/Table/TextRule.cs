namespace WorkDistribution.Voice.Documents.Table;

/// <summary>Whether an element may hold text.</summary>
internal enum TextRule
{
    /// <summary>No: text is ignored with a warning.</summary>
    None,

    /// <summary>It may.</summary>
    Optional,

    /// <summary>It must.</summary>
    Required,
}
