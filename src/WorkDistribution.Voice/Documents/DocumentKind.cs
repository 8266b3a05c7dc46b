namespace WorkDistribution.Voice.Documents;

/// <summary>What a document was asked for. Both speak one language; each has verbs that are at home in it.</summary>
internal enum DocumentKind
{
    /// <summary>What is to be done with a call.</summary>
    Voice,

    /// <summary>What is to be done with a message that came in.</summary>
    Message,
}
