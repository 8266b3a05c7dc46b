using System.Collections.Immutable;
using System.Text;

namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>An element as written. The tree is at most <see cref="MarkupReader.DepthLimit"/> deep.</summary>
/// <param name="Name">Name with its prefix.</param>
/// <param name="Attributes">Attributes in order.</param>
/// <param name="Content">Text and elements in order; comments and processing instructions are gone.</param>
/// <param name="Line">Line of the '&lt;'.</param>
/// <param name="Column">Column of the '&lt;'.</param>
internal sealed record MarkupElement(
    string Name,
    ImmutableArray<MarkupAttribute> Attributes,
    ImmutableArray<MarkupNode> Content,
    int Line,
    int Column) : MarkupNode(Line, Column)
{
    /// <summary>The elements among the content.</summary>
    public IEnumerable<MarkupElement> Children => Content.OfType<MarkupElement>();

    /// <summary>The text that stands directly in it, runs of white space made one space, trimmed.</summary>
    public string Text => Content.Length == 1 && Content[0] is MarkupText only
        ? Collapse(only.Value)
        : Collapse(string.Concat(Content.OfType<MarkupText>().Select(t => t.Value)));

    /// <summary>All text within, at any depth, likewise.</summary>
    public string DeepText
    {
        get
        {
            var text = new StringBuilder();
            Append(text, this);
            return Collapse(text.ToString());

            static void Append(StringBuilder text, MarkupElement element)
            {
                foreach (var node in element.Content)
                {
                    switch (node)
                    {
                        case MarkupText t:
                            text.Append(t.Value);
                            break;
                        case MarkupElement e:
                            Append(text, e);
                            break;
                    }
                }
            }
        }
    }

    /// <summary>The value of an attribute; null when it is absent.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    private static string Collapse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var result = new StringBuilder(trimmed.Length);
        var blank = false;
        foreach (var c in trimmed)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                blank = true;
                continue;
            }

            if (blank)
            {
                result.Append(' ');
                blank = false;
            }

            result.Append(c);
        }

        return result.ToString();
    }
}
