using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Table;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Holds an element and all within it against the table: what may stand where, which attributes it has, what their values are. Everything wrong is collected.</summary>
internal static class ElementChecker
{
    /// <summary>Checks one child of an element.</summary>
    /// <returns>null when it may not stand there; that has been reported.</returns>
    public static CheckedElement? Check(string parent, MarkupElement element, ProblemList problems)
    {
        if (ElementTable.Find(parent, element.Name) is not { } rule)
        {
            problems.Skip(NestingError(parent, element.Name), Misplaced(parent, element.Name), element);
            return null;
        }

        var values = Attributes(element, rule, problems);
        if (rule.Text == TextRule.None && element.Content.OfType<MarkupText>().FirstOrDefault(t => !t.IsBlank) is { } text)
        {
            problems.Warn(ErrorCatalogue.DocumentInvalidNesting, $"<{rule.Name}> takes no text; it is ignored.", text);
        }

        var children = ImmutableArray.CreateBuilder<CheckedElement>();
        foreach (var child in element.Children)
        {
            if (Check(rule.Name, child, problems) is { } found)
            {
                children.Add(found);
            }
        }

        return new CheckedElement(element, rule, values, children.ToImmutable());
    }

    private static FrozenDictionary<string, object> Attributes(MarkupElement element, ElementRule rule, ProblemList problems)
    {
        if (element.Attributes.IsEmpty)
        {
            return FrozenDictionary<string, object>.Empty;
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes)
        {
            if (rule.Attribute(attribute.Name) is not { } known)
            {
                problems.Warn(ErrorCatalogue.DocumentInvalidNesting, UnknownAttribute(rule, attribute.Name), attribute.Line, attribute.Column);
                continue;
            }

            var value = AttributeParser.Read(attribute, known, rule.Name, problems);
            if (value is null)
            {
                continue;
            }

            values[known.Name] = value;
            if (known.Use == AttributeUse.NotSupported && value is not (false or ""))
            {
                problems.Warn(ErrorCatalogue.VerbNotSupported, $"{rule.Name}: {known.Name} is not supported here; it is ignored.", attribute.Line, attribute.Column);
            }
        }

        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static ErrorCode NestingError(string parent, string name) =>
        parent == "Gather" && ElementTable.IsKnown(name) ? ErrorCatalogue.GatherInvalidNesting : ErrorCatalogue.DocumentInvalidNesting;

    private static string Misplaced(string parent, string name)
    {
        if (ElementTable.IsKnown(name))
        {
            return $"<{name}> may not stand in <{parent}>, only in {string.Join(", ", ElementTable.ParentsOf(name).Select(p => $"<{p}>"))}; it is skipped.";
        }

        return ElementTable.FindIgnoringCase(name) is { } meant
            ? $"<{name}> is not an element of the language; did you mean <{meant}>? Case matters. It is skipped."
            : $"<{name}> is not an element of the language; it is skipped.";
    }

    private static string UnknownAttribute(ElementRule rule, string name)
    {
        var meant = rule.Attributes.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;
        return meant is null
            ? $"{rule.Name}: there is no attribute {name}; it is ignored."
            : $"{rule.Name}: there is no attribute {name}; did you mean {meant}? Case matters. It is ignored.";
    }
}
