using System.Collections.Immutable;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>A verb that is a frame: what it does stands in it.</summary>
public abstract record ServiceVerb : Verb
{
    /// <summary>What stands in it, in order.</summary>
    public ImmutableArray<ServiceNoun> Nouns { get; init; } = [];
}
