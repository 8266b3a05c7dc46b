using System.Globalization;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>Writes expressions and attributes at random, the same for the same seed.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "d.e", "l[0]", "l", "task.a", "worker.b", "worker.l", "task.l", "task[\"x y\"]", "worker.sid", "task.priority", "worker[\"sid\"]", "taskrouter.currentHour", "worker.channel.voice.assigned_tasks"];
    private static readonly string[] Constants = ["1", "0", "-2.5", "1.0", "9007199254740993", "1e3", "\"x\"", "'y'", "\"\"", "'it\\'s'", "true", "false", "null", "\"\\u0041\""];
    private static readonly string[] Operators = ["==", "=", "!=", "<", "<=", ">", ">=", "CONTAINS", "NOT CONTAINS", "HAS", "NOT HAS", "IN", "NOT IN"];

    private readonly Random _random = new(seed);

    /// <summary>An expression, mostly valid.</summary>
    public string Expression(int depth = 4)
    {
        switch (_random.Next(depth <= 0 ? 2 : 6))
        {
            case 0:
                return _random.Next(4) == 0 ? Pick(Names) : Comparison();
            case 1:
                return Comparison();
            case 2:
                return $"NOT {Wrapped(depth)}";
            case 3:
                return $"({Expression(depth - 1)})";
            default:
                var junction = _random.Next(2) == 0 ? "AND" : "or";
                return string.Join($" {junction} ", Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Wrapped(depth)));
        }
    }

    /// <summary>A JSON object of some of the names.</summary>
    public string Attributes() => "{" + string.Join(", ", new[] { "a", "b", "c", "d", "l", "x y", "sid" }.Where(_ => _random.Next(3) > 0).Select(name => $"\"{name}\": {Json(2)}")) + "}";

    /// <summary>A text with some characters dropped, doubled or replaced.</summary>
    public string Spoilt(string text)
    {
        const string Odd = "()[]{}.,:\"'\\=<>!&|-+eE0aANOTIN \n\0é\ud83d\ude00\u2028";
        var characters = text.ToList();
        for (var i = _random.Next(1, 5); i > 0 && characters.Count > 0; i--)
        {
            var at = _random.Next(characters.Count);
            switch (_random.Next(4))
            {
                case 0:
                    characters.RemoveAt(at);
                    break;
                case 1:
                    characters.Insert(at, characters[at]);
                    break;
                case 2:
                    characters.RemoveRange(at, characters.Count - at);
                    break;
                default:
                    characters[at] = Odd[_random.Next(Odd.Length)];
                    break;
            }
        }

        return string.Concat(characters);
    }

    private string Wrapped(int depth) => $"({Expression(depth - 1)})";

    private string Comparison()
    {
        var comparison = Pick(Operators);
        var right = comparison switch
        {
            "IN" or "NOT IN" => _random.Next(2) == 0 ? List() : Pick(Names),
            "HAS" or "NOT HAS" => Value(),
            _ => _random.Next(8) == 0 ? List() : Value(),
        };
        return $"{(_random.Next(8) == 0 ? List() : Value())} {comparison} {right}";
    }

    private string Value() => _random.Next(3) == 0 ? Pick(Constants) : Pick(Names);

    private string List() => "[" + string.Join(", ", Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Constants))) + "]";

    private string Json(int depth) => _random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => "null",
        1 => _random.Next(2) == 0 ? "true" : "false",
        2 => _random.Next(-3, 4).ToString(CultureInfo.InvariantCulture),
        3 => "-2.5",
        4 => new[] { "\"x\"", "\"y\"", "\"\"", "\"xyz\"", "\"\\u0041\"", "\"it's\"" }[_random.Next(6)],
        5 => $"{{\"e\": {Json(depth - 1)}}}",
        _ => "[" + string.Join(", ", Enumerable.Range(0, _random.Next(4)).Select(_ => Json(depth - 1))) + "]",
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
