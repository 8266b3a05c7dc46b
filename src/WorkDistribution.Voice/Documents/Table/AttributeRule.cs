using System.Collections.Immutable;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>One attribute that an element may have.</summary>
/// <param name="Name">Its name; case matters.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record AttributeRule(string Name, AttributeKind Kind)
{
    /// <summary>The words of a choice, as the language writes them.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Least number; below it the default is used.</summary>
    public int Minimum { get; init; }

    /// <summary>Greatest number; above it this one is used.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>The number may also be the word "auto".</summary>
    public bool AllowsAuto { get; init; }

    /// <summary>What is done with it.</summary>
    public AttributeUse Use { get; init; }

    /// <summary>Ours, not the language's (R1-19).</summary>
    public bool IsExtension { get; init; }

    /// <summary>What a value that cannot be used is reported as.</summary>
    public ErrorCode Error { get; init; } = ErrorCatalogue.AttributeInvalid;

    public static AttributeRule Text(string name) => new(name, AttributeKind.Text);

    public static AttributeRule Boolean(string name) => new(name, AttributeKind.Boolean);

    public static AttributeRule Integer(string name, int minimum, int maximum) =>
        new(name, AttributeKind.Integer) { Minimum = minimum, Maximum = maximum };

    public static AttributeRule Choice(string name, params ImmutableArray<string> values) => new(name, AttributeKind.Choice) { Values = values };

    public static AttributeRule Choices(string name, params ImmutableArray<string> values) => new(name, AttributeKind.Choices) { Values = values };

    public static AttributeRule Address(string name) => new(name, AttributeKind.Address);

    public static AttributeRule Method(string name) => new(name, AttributeKind.Method);

    public static AttributeRule Digits(string name) => new(name, AttributeKind.Digits);

    public static AttributeRule Key(string name) => new(name, AttributeKind.Key);

    public static AttributeRule Keys(string name) => new(name, AttributeKind.Keys);

    public static AttributeRule Inert(AttributeRule rule) => rule with { Use = AttributeUse.Inert };

    public static AttributeRule NotSupported(AttributeRule rule) => rule with { Use = AttributeUse.NotSupported };

    public static AttributeRule Extension(AttributeRule rule) => rule with { IsExtension = true };
}
