using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Table;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>An element that stands where it may, its attributes read by their rules. A value that could not be used is absent, as if it had not been written.</summary>
internal sealed class CheckedElement
{
    private readonly FrozenDictionary<string, object> _values;

    public CheckedElement(MarkupElement markup, ElementRule rule, FrozenDictionary<string, object> values, ImmutableArray<CheckedElement> children)
    {
        Markup = markup;
        Rule = rule;
        _values = values;
        Children = children;
    }

    /// <summary>The element as written.</summary>
    public MarkupElement Markup { get; }

    /// <summary>Its rule.</summary>
    public ElementRule Rule { get; }

    /// <summary>The children that stand where they may.</summary>
    public ImmutableArray<CheckedElement> Children { get; }

    /// <summary>Its name.</summary>
    public string Name => Rule.Name;

    public int Line => Markup.Line;

    public int Column => Markup.Column;

    /// <summary>The text directly in it.</summary>
    public string Text => Markup.Text;

    public bool? Boolean(string name) => Get(name) as bool?;

    public int? Integer(string name) => Get(name) as int?;

    /// <summary>An integer that counts seconds.</summary>
    public TimeSpan? Seconds(string name) => Integer(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Text, keys, a choice or an address; an empty one counts as written.</summary>
    public string? String(string name) => Get(name) as string;

    /// <summary>Text or an address; an empty one counts as absent.</summary>
    public string? NonEmpty(string name) => String(name) is { Length: > 0 } value ? value : null;

    public WebhookMethod Method(string name) => Get(name) as WebhookMethod? ?? WebhookMethod.Post;

    /// <summary>A list of words; null when absent.</summary>
    public ImmutableArray<string>? Words(string name) => Get(name) as ImmutableArray<string>?;

    private object? Get(string name) => _values.GetValueOrDefault(name);
}
