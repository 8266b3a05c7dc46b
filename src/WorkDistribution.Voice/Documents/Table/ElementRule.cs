using System.Collections.Immutable;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>One element of the language: where it may stand and what it may have.</summary>
/// <param name="Name">Its name; case matters.</param>
/// <param name="Kind">The part it plays.</param>
/// <param name="Parents">Elements that it may stand in.</param>
internal sealed record ElementRule(string Name, ElementKind Kind, ImmutableArray<string> Parents)
{
    /// <summary>Whether it may hold text.</summary>
    public TextRule Text { get; init; }

    /// <summary>Its attributes.</summary>
    public ImmutableArray<AttributeRule> Attributes { get; init; } = [];

    /// <summary>Whether this server runs it.</summary>
    public bool IsSupported { get; init; }

    /// <summary>The rule of an attribute; null when the element has none of that name.</summary>
    public AttributeRule? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }

    public static ElementRule Verb(string name, params ImmutableArray<string> parents) => new(name, ElementKind.Verb, parents);

    public static ElementRule Noun(string name, params ImmutableArray<string> parents) => new(name, ElementKind.Noun, parents);

    public static ElementRule Ssml(string name, params ImmutableArray<string> parents) => new(name, ElementKind.Ssml, parents);
}
