namespace WorkDistribution.Voice.Documents.Table;

/// <summary>What this server does with a known attribute.</summary>
internal enum AttributeUse
{
    /// <summary>Follows it.</summary>
    Followed,

    /// <summary>Reads it and does nothing; nobody misses it, so nothing is said.</summary>
    Inert,

    /// <summary>Does nothing, and the developer would miss it: a warning names it.</summary>
    NotSupported,
}
