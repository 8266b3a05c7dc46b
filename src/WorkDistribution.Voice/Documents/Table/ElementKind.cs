namespace WorkDistribution.Voice.Documents.Table;

/// <summary>The part an element plays.</summary>
internal enum ElementKind
{
    /// <summary>An instruction.</summary>
    Verb,

    /// <summary>What an instruction works on.</summary>
    Noun,

    /// <summary>Speech mark-up.</summary>
    Ssml,
}
