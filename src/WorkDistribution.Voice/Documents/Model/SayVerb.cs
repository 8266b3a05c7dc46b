namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Speaks text.</summary>
public sealed record SayVerb : Verb
{
    /// <summary>The text, or the SSML inside of the element when <see cref="IsSsml"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the element has SSML children.</summary>
    public bool IsSsml { get; init; }

    /// <summary>The voice as written; empty for the default.</summary>
    public string Voice { get; init; } = "";

    /// <summary>The language as written; empty for the voice's own.</summary>
    public string Language { get; init; } = "";

    /// <summary>How often, 0 until the call ends. Default 1.</summary>
    public int Loop { get; init; } = 1;
}
