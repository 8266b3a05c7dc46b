using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>An object of the document: gives the values of keys, and notes every problem. A key that is null, or an empty text, is not there: builders write both.</summary>
internal sealed class ConfigurationObject
{
    private const int LongestShown = 40;

    private readonly JsonElementNode _node;
    private readonly List<ConfigurationProblem> _problems;
    private readonly Dictionary<string, JsonElementNode> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private ConfigurationObject(JsonElementNode node, string path, List<ConfigurationProblem> problems)
    {
        _node = node;
        _problems = problems;
        Path = path;
        foreach (var (name, value) in node.Members)
        {
            var key = SnakeCase(name);
            if (!_values.TryAdd(key, value))
            {
                _values[key] = value;
                Report(value.At(PathOf(key)), $"'{Shortened(key)}' is written more than once; the last one holds", isWarning: true);
            }
        }
    }

    /// <summary>The way to it.</summary>
    public string Path { get; }

    /// <summary>Where it stands.</summary>
    public DocumentPlace Place => _node.At(Path);

    /// <summary>Wraps a value; null, and noted, when it is no object.</summary>
    public static ConfigurationObject? Of(JsonElementNode node, string path, List<ConfigurationProblem> problems)
    {
        if (node.Kind == JsonValueKind.Object)
        {
            return new(node, path, problems);
        }

        problems.Add(new(node.At(path), $"expected an object, found {Name(node)}"));
        return null;
    }

    /// <summary>Notes a problem at a key, or at the object when it has no such key.</summary>
    public void Report(string key, string message, bool isWarning = false) => Report(Find(key)?.At(PathOf(key)) ?? Place, message, isWarning);

    /// <summary>Whether a key has a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a key has a text.</summary>
    public bool IsText(string key) => Find(key) is { Kind: JsonValueKind.String };

    /// <summary>Whether a key has no elements: it is not there, or an empty list.</summary>
    public bool IsEmpty(string key) => Find(key) is null or { Kind: JsonValueKind.Array, Items.Count: 0 };

    /// <summary>A text; null: not there.</summary>
    public string? Text(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node.Kind == JsonValueKind.String)
        {
            return node.Text;
        }

        Report(node.At(PathOf(key)), $"expected a text, found {Name(node)}");
        return null;
    }

    /// <summary>A whole number, also written as a text; null: not there, or not one.</summary>
    public int? Number(string key, int min, int max)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node.Kind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value) && value >= min && value <= max)
        {
            return (int)value;
        }

        Report(node.At(PathOf(key)), string.Create(CultureInfo.InvariantCulture, $"expected a whole number {(max == int.MaxValue ? $"of {min} or more" : $"from {min} to {max}")}, found {Name(node)}"));
        return null;
    }

    /// <summary>A whole number that must be there; null: it is not, and that is noted.</summary>
    public int? RequiredNumber(string key, int min, int max)
    {
        Require(key);
        return Number(key, min, max);
    }

    /// <summary>Whole seconds; null: not there, or not valid.</summary>
    public TimeSpan? Seconds(string key, int min, int max) => Number(key, min, max) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>An http or https address; null: not there, or not valid.</summary>
    public string? Url(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return text;
        }

        Report(key, "expected an http or https address");
        return null;
    }

    /// <summary>An expression; null: not there, or not valid.</summary>
    public Expression? Expression(string key, ExpressionScope scope)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (!Expressions.Expression.TryParse(text, scope, out var expression, out var error))
        {
            Report(key, error);
            return null;
        }

        if (scope == ExpressionScope.Task && expression.CanonicalKey.Contains("task.worker.", StringComparison.Ordinal))
        {
            Report(key, "no worker is known here: 'worker.' is read as an attribute of the task of that name", isWarning: true);
        }

        return expression;
    }

    /// <summary>An expression that must be there; null: it is not, and that is noted.</summary>
    public Expression? RequiredExpression(string key, ExpressionScope scope)
    {
        Require(key);
        return Expression(key, scope);
    }

    /// <summary>Notes that the expression of a key is none.</summary>
    public void Report(string key, ExpressionError error) => _problems.Add(new(Find(key)!.At(PathOf(key)), error.Message, ExpressionOffset: error.Offset));

    /// <summary>An object; null: not there.</summary>
    public ConfigurationObject? Object(string key) => Find(key) is { } node ? Of(node, PathOf(key), _problems) : null;

    /// <summary>The objects of a list, without what is none; empty: not there.</summary>
    public ImmutableArray<ConfigurationObject> Objects(string key)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        if (node.Kind == JsonValueKind.Array)
        {
            return [.. node.Items.Select((item, index) => Of(item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{index}]"), _problems)).OfType<ConfigurationObject>()];
        }

        Report(node.At(PathOf(key)), $"expected a list, found {Name(node)}");
        return [];
    }

    /// <summary>To be called last: warns of keys that were not asked for.</summary>
    public void WarnOfOthers()
    {
        foreach (var (name, value) in _node.Members)
        {
            if (!_known.Contains(SnakeCase(name)))
            {
                Report(value.At(PathOf(name)), $"'{Shortened(name)}' has no meaning here", isWarning: true);
            }
        }
    }

    /// <summary>The value of a key, in snake case or, as some builders write it, in camel case; the last one where there are several.</summary>
    private JsonElementNode? Find(string key)
    {
        _known.Add(key);
        var found = _values.GetValueOrDefault(key);
        return found is null or { Kind: JsonValueKind.Null } or { Kind: JsonValueKind.String, Text: "" } ? null : found;
    }

    private void Require(string key)
    {
        if (!Has(key))
        {
            Report(key, $"'{key}' is missing");
        }
    }

    private void Report(DocumentPlace place, string message, bool isWarning = false) => _problems.Add(new(place, message, isWarning));

    private string PathOf(string key) => Path.Length == 0 ? Shortened(key) : $"{Path}.{Shortened(key)}";

    private static string Shortened(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "...";

    private static string SnakeCase(string name) => name.Any(char.IsAsciiLetterUpper) ? string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}")) : name;

    private static string Name(JsonElementNode node) => node.Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{Shortened(node.Text)}'",
        JsonValueKind.Number => Shortened(node.Text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
