using System.Collections.Immutable;
using System.Xml;

namespace WorkDistribution.Media.Speech;

/// <summary>Splits SSML into segments of one voice each and pauses, so that every engine only ever gets plain text.</summary>
internal static class SsmlParser
{
    /// <summary>Longest markup taken, in characters.</summary>
    internal const int MaxMarkup = 65_536;

    /// <summary>Most segments taken; each costs a run of an engine.</summary>
    internal const int MaxSegments = 300;

    private const int MaxDepth = 50;

    /// <summary>Parses.</summary>
    /// <param name="markup">Elements and text, with or without a speak element around them.</param>
    /// <param name="style">The voice outside of all elements.</param>
    /// <param name="segments">In order of speaking.</param>
    /// <param name="notes">Things the developer may want to know, such as an unknown element; null when none.</param>
    /// <param name="problem">Why not, with line and column.</param>
    internal static bool TryParse(string markup, SpeechStyle style, out ImmutableArray<SpeechSegment> segments, out string? notes, out string problem)
    {
        segments = [];
        notes = null;
        if (markup.Length > MaxMarkup)
        {
            problem = $"The SSML has {markup.Length} characters; {MaxMarkup} is the limit.";
            return false;
        }

        var builder = new SsmlSegmentBuilder(style);
        try
        {
            using var reader = CreateReader(markup);
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth || builder.Count > MaxSegments)
                {
                    problem = builder.Count > MaxSegments ? $"The SSML has more than {MaxSegments} pieces." : $"The SSML nests deeper than {MaxDepth}.";
                    return false;
                }

                Take(reader, builder);
            }
        }
        catch (XmlException exception)
        {
            problem = $"The SSML is not well-formed at line {exception.LineNumber}, column {exception.LinePosition}: {exception.Message}";
            return false;
        }

        segments = builder.Build();
        notes = builder.Notes;
        problem = "";
        return true;
    }

    private static XmlReader CreateReader(string markup)
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var prefix in (ReadOnlySpan<string>)["amazon", "google", "mstts", "xsi"])
        {
            names.AddNamespace(prefix, "urn:" + prefix);
        }

        return XmlReader.Create(
            new StringReader(markup),
            new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true },
            new XmlParserContext(null, names, null, XmlSpace.None));
    }

    private static void Take(XmlReader reader, SsmlSegmentBuilder builder)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                builder.AddText(reader.Value);
                break;
            case XmlNodeType.Element:
                var isEmpty = reader.IsEmptyElement;
                Open(reader, builder);
                if (isEmpty)
                {
                    builder.Close();
                }

                break;
            case XmlNodeType.EndElement:
                builder.Close();
                break;
        }
    }

    private static void Open(XmlReader reader, SsmlSegmentBuilder builder)
    {
        var style = builder.Style;
        switch (reader.LocalName.ToLowerInvariant())
        {
            case "break":
                builder.Open(style);
                builder.AddPause(SsmlValues.Break(reader.GetAttribute("time"), reader.GetAttribute("strength")));
                break;
            case "emphasis":
                builder.Open(SsmlValues.Emphasis(style, reader.GetAttribute("level")));
                break;
            case "lang":
                builder.Open(Language(style, reader));
                break;
            case "voice":
                var voice = reader.GetAttribute("name") ?? reader.GetAttribute("gender") ?? "";
                builder.Open(VoiceTable.Choose(voice, reader.GetAttribute("xml:lang") ?? "", style, out var note));
                builder.Note(note);
                break;
            case "prosody":
                builder.Open(SsmlValues.Prosody(style, reader.GetAttribute("rate"), reader.GetAttribute("pitch"), reader.GetAttribute("volume")));
                break;
            case "p":
                builder.Open(style, pauseAfter: TimeSpan.FromSeconds(0.6));
                break;
            case "s":
                builder.Open(style, pauseAfter: TimeSpan.FromSeconds(0.35));
                break;
            case "sub":
                builder.Open(style, alias: reader.GetAttribute("alias"));
                break;
            case "say-as":
                builder.Open(style, sayAs: reader.GetAttribute("interpret-as") ?? reader.GetAttribute("type"), format: reader.GetAttribute("format"));
                break;
            case "speak":
                builder.Open(Language(style, reader));
                break;
            case "phoneme":
                builder.Open(style);
                builder.Note("The engines here take no phones: the text of <phoneme> is spoken as it is written.");
                break;
            case "w" or "mark" or "audio":
                builder.Open(style);
                break;
            default:
                builder.Open(style);
                builder.Note($"The SSML element <{reader.Name}> is not known; its text is spoken as it is.");
                break;
        }
    }

    private static SpeechStyle Language(SpeechStyle style, XmlReader reader) =>
        reader.GetAttribute("xml:lang") is { Length: > 0 } language ? style with { Language = language } : style;
}
