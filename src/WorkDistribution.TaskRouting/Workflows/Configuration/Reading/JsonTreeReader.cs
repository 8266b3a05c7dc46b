using System.Text;
using System.Text.Json;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>Reads JSON into nodes that know line and column.</summary>
internal ref struct JsonTreeReader
{
    private const int MaxDepth = 32;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private int _line = 1;
    private int _column = 1;

    private JsonTreeReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The root.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string has half of a surrogate pair.</exception>
    public static JsonElementNode Read(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8, Options);
        json.Read();
        var root = new JsonTreeReader(utf8).Value(ref json);
        json.Read();
        return root;
    }

    private JsonElementNode Value(ref Utf8JsonReader json)
    {
        Move((int)json.TokenStartIndex);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var container = new JsonElementNode(JsonValueKind.Object, "", _line, _column);
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    var name = json.GetString()!;
                    json.Read();
                    container.Members.Add((name, Value(ref json)));
                }

                return container;
            case JsonTokenType.StartArray:
                var list = new JsonElementNode(JsonValueKind.Array, "", _line, _column);
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(Value(ref json));
                }

                return list;
            case JsonTokenType.String:
                return new(JsonValueKind.String, json.GetString()!, _line, _column);
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, Encoding.UTF8.GetString(json.ValueSpan), _line, _column);
            default:
                return new(json.TokenType switch { JsonTokenType.True => JsonValueKind.True, JsonTokenType.False => JsonValueKind.False, _ => JsonValueKind.Null }, "", _line, _column);
        }
    }

    /// <summary>Goes on to a later byte.</summary>
    private void Move(int position)
    {
        var between = _bytes[_position..position];
        var lines = between.Count((byte)'\n');
        if (lines > 0)
        {
            _line += lines;
            _column = 1;
            between = between[(between.LastIndexOf((byte)'\n') + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(between);
        _position = position;
    }
}
