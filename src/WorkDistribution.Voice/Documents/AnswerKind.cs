namespace WorkDistribution.Voice.Documents;

/// <summary>What an answer turned out to be.</summary>
internal enum AnswerKind
{
    /// <summary>XML instructions.</summary>
    Instructions,

    /// <summary>Text to be spoken.</summary>
    PlainText,

    /// <summary>A web page for people.</summary>
    WebPage,

    /// <summary>None of these.</summary>
    Other,
}
