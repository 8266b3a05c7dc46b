using System.Text;

namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>Writes a tree back as XML: SSML is handed on to the speech engines so.</summary>
internal static class MarkupWriter
{
    /// <summary>What is inside of an element, well-formed, without comments.</summary>
    public static string InnerXml(MarkupElement element)
    {
        var xml = new StringBuilder();
        foreach (var node in element.Content)
        {
            Write(xml, node);
        }

        return xml.ToString().Trim();
    }

    private static void Write(StringBuilder xml, MarkupNode node)
    {
        if (node is MarkupText text)
        {
            Escape(xml, text.Value, quoted: false);
            return;
        }

        var element = (MarkupElement)node;
        xml.Append('<').Append(element.Name);
        foreach (var attribute in element.Attributes)
        {
            xml.Append(' ').Append(attribute.Name).Append("=\"");
            Escape(xml, attribute.Value, quoted: true);
            xml.Append('"');
        }

        if (element.Content.IsEmpty)
        {
            xml.Append("/>");
            return;
        }

        xml.Append('>');
        foreach (var child in element.Content)
        {
            Write(xml, child);
        }

        xml.Append("</").Append(element.Name).Append('>');
    }

    private static void Escape(StringBuilder xml, string value, bool quoted)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '&' => xml.Append("&amp;"),
                '"' when quoted => xml.Append("&quot;"),
                _ => xml.Append(c),
            };
        }
    }
}
