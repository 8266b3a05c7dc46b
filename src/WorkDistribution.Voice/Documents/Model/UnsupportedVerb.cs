namespace WorkDistribution.Voice.Documents.Model;

/// <summary>A verb that the language knows but this server does not run: a warning, and the call goes on after it.</summary>
public sealed record UnsupportedVerb : Verb
{
    /// <summary>The element's name.</summary>
    public required string Name { get; init; }
}
