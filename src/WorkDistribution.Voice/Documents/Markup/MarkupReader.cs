using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Xml;

namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>Reads XML into a tree with the place of everything in it. No DTD, no external entities, bounded depth and element count.</summary>
internal static class MarkupReader
{
    /// <summary>Deepest nesting. The language needs 3, SSML a few more.</summary>
    public const int DepthLimit = 32;

    /// <summary>Most elements in one document.</summary>
    public const int ElementLimit = 5_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 1,
        CheckCharacters = true,
    };

    /// <summary>Reads a document. White space before the XML declaration is passed over, which XML itself does not allow and applications often send.</summary>
    /// <param name="text">The document.</param>
    /// <param name="root">The root element.</param>
    /// <param name="fault">What is wrong with it, where it is not well-formed or over a limit.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out MarkupElement? root, [NotNullWhen(false)] out MarkupFault? fault)
    {
        var place = TextPlace.SkipLeadingSpace(text);
        root = null;
        using var input = new StringReader(text[place.Offset..]);
        using var reader = XmlReader.Create(input, Settings);
        try
        {
            root = ReadRoot(reader, place, out fault);
            return root is not null;
        }
        catch (XmlException e)
        {
            var (line, column) = place.Resolve(e.LineNumber, e.LinePosition);
            fault = new MarkupFault(Explain(e), line, column);
            return false;
        }
    }

    private static MarkupElement? ReadRoot(XmlReader reader, TextPlace place, out MarkupFault? fault)
    {
        var open = new Stack<Opened>();
        MarkupElement? root = null;
        var count = 0;
        fault = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    open.Push(Open(reader, place));
                    if (open.Count > DepthLimit || ++count > ElementLimit)
                    {
                        var top = open.Peek();
                        fault = new MarkupFault(
                            open.Count > DepthLimit ? $"Elements are nested more than {DepthLimit} deep." : $"There are more than {ElementLimit} elements.",
                            top.Line,
                            top.Column);
                        return null;
                    }

                    if (empty)
                    {
                        root = Close(open) ?? root;
                    }

                    break;
                case XmlNodeType.EndElement:
                    root = Close(open) ?? root;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var parent))
                    {
                        var (line, column) = Place(reader, place);
                        parent.Content.Add(new MarkupText(reader.Value, line, column));
                    }

                    break;
            }
        }

        if (root is null)
        {
            fault = new MarkupFault("There is no root element.", 1, 1);
        }

        return root;
    }

    private static Opened Open(XmlReader reader, TextPlace place)
    {
        var (line, column) = Place(reader, place);
        var name = reader.Name;
        var attributes = ImmutableArray<MarkupAttribute>.Empty;
        if (reader.HasAttributes)
        {
            var found = ImmutableArray.CreateBuilder<MarkupAttribute>(reader.AttributeCount);
            while (reader.MoveToNextAttribute())
            {
                if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                {
                    var (attributeLine, attributeColumn) = Place(reader, place);
                    found.Add(new MarkupAttribute(reader.Name, reader.Value, attributeLine, attributeColumn));
                }
            }

            reader.MoveToElement();
            attributes = found.DrainToImmutable();
        }

        // The reader points behind the '<'.
        return new Opened(name, attributes, line, Math.Max(1, column - 1));
    }

    /// <summary>Ends the innermost element; gives it back when it is the root.</summary>
    private static MarkupElement? Close(Stack<Opened> open)
    {
        var closed = open.Pop();
        var element = new MarkupElement(closed.Name, closed.Attributes, closed.Content.DrainToImmutable(), closed.Line, closed.Column);
        if (!open.TryPeek(out var parent))
        {
            return element;
        }

        parent.Content.Add(element);
        return null;
    }

    private static (int Line, int Column) Place(XmlReader reader, TextPlace place)
    {
        var info = (IXmlLineInfo)reader;
        return place.Resolve(info.LineNumber, info.LinePosition);
    }

    /// <summary>The runtime's text without its own "Line 1, position 2." at the end: the problem carries the place.</summary>
    private static string Explain(XmlException e)
    {
        if (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return "A document type declaration (<!DOCTYPE ...>) is not allowed.";
        }

        var end = e.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return end > 0 ? e.Message[..end] : e.Message;
    }

    private sealed record Opened(string Name, ImmutableArray<MarkupAttribute> Attributes, int Line, int Column)
    {
        public ImmutableArray<MarkupNode>.Builder Content { get; } = ImmutableArray.CreateBuilder<MarkupNode>();
    }
}
