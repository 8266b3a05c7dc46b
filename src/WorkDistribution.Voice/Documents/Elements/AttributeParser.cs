using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Table;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads one attribute's value by its rule. A value that cannot be used is a warning, and the default is taken.</summary>
internal static class AttributeParser
{
    private static readonly SearchValues<char> Keys = SearchValues.Create("0123456789*#");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789*#wW");

    /// <summary>The value in its own type; null when it cannot be used.</summary>
    public static object? Read(MarkupAttribute attribute, AttributeRule rule, string element, ProblemList problems)
    {
        var value = rule.Kind == AttributeKind.Text ? attribute.Value : attribute.Value.Trim();
        object? result = rule.Kind switch
        {
            AttributeKind.Boolean => Boolean(value),
            AttributeKind.Integer => Integer(value, rule, attribute, element, problems),
            AttributeKind.Choice => Choice(value, rule),
            AttributeKind.Choices => Choices(value, rule, attribute, element, problems),
            AttributeKind.Address => Address(value),
            AttributeKind.Method => Method(value),
            AttributeKind.Digits => value.AsSpan().ContainsAnyExcept(Digits) ? null : value,
            AttributeKind.Key => value.Length > 1 || value.AsSpan().ContainsAnyExcept(Keys) ? null : value,
            AttributeKind.Keys => value.AsSpan().ContainsAnyExcept(Keys) ? null : value,
            _ => value,
        };
        if (result is null)
        {
            problems.Warn(
                rule.Error,
                $"{element}: {rule.Name}=\"{Shorten(attribute.Value)}\" is not {Expectation(rule)}; the default is used.",
                attribute.Line,
                attribute.Column);
        }

        return result;
    }

    private static bool? Boolean(string value) =>
        value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : value is "0" || value.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    private static object? Integer(string value, AttributeRule rule, MarkupAttribute attribute, string element, ProblemList problems)
    {
        if (rule.AllowsAuto && value.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            return "auto";
        }

        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < rule.Minimum)
        {
            return null;
        }

        if (number > rule.Maximum)
        {
            problems.Warn(
                rule.Error,
                string.Create(CultureInfo.InvariantCulture, $"{element}: {rule.Name}=\"{Shorten(attribute.Value)}\" is more than {rule.Maximum}; {rule.Maximum} is used."),
                attribute.Line,
                attribute.Column);
            number = rule.Maximum;
        }

        return (int)number;
    }

    private static string? Choice(string value, AttributeRule rule)
    {
        foreach (var word in rule.Values)
        {
            if (word.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    private static ImmutableArray<string>? Choices(string value, AttributeRule rule, MarkupAttribute attribute, string element, ProblemList problems)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var part in value.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Choice(part, rule) is not { } word)
            {
                problems.Warn(
                    rule.Error,
                    $"{element}: {rule.Name} has \"{Shorten(part)}\", which is not {Expectation(rule)}; it is left out.",
                    attribute.Line,
                    attribute.Column);
            }
            else if (!words.Contains(word, StringComparer.Ordinal))
            {
                words.Add(word);
            }
        }

        return words.Count > 0 ? words.ToImmutable() : null;
    }

    private static WebhookMethod? Method(string value) =>
        value.Equals("POST", StringComparison.OrdinalIgnoreCase) ? WebhookMethod.Post
        : value.Equals("GET", StringComparison.OrdinalIgnoreCase) ? WebhookMethod.Get
        : null;

    /// <summary>Whether a text can be an address of http or https, absolute or relative; templates in braces are filled in later.</summary>
    public static bool IsAddress(string value)
    {
        if (value.Length > 4_000 || value.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
        {
            return false;
        }

        var end = value.AsSpan().IndexOfAny(":/?#{");
        if (end <= 0 || value[end] != ':')
        {
            return true;
        }

        var scheme = value.AsSpan(0, end);
        return (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            && value.AsSpan(end).StartsWith("://", StringComparison.Ordinal)
            && value.Length > end + 3;
    }

    private static string? Address(string value) => IsAddress(value) ? value : null;

    private static string Expectation(AttributeRule rule) => rule.Kind switch
    {
        AttributeKind.Boolean => "true or false",
        AttributeKind.Integer when rule.Maximum == int.MaxValue => $"a whole number from {rule.Minimum.ToString(CultureInfo.InvariantCulture)}",
        AttributeKind.Integer => string.Create(CultureInfo.InvariantCulture, $"a whole number from {rule.Minimum} to {rule.Maximum}"),
        AttributeKind.Choice or AttributeKind.Choices => "one of " + string.Join(", ", rule.Values),
        AttributeKind.Address => "an http or https address",
        AttributeKind.Method => "GET or POST",
        AttributeKind.Digits => "made of 0-9, *, #, w and W",
        AttributeKind.Key => "one key (0-9, * or #) or empty",
        AttributeKind.Keys => "made of 0-9, * and #",
        _ => "usable",
    };

    private static string Shorten(string value) => value.Length > 100 ? value[..100] + "..." : value;
}
