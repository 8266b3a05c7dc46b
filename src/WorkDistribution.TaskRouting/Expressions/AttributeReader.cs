using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>Reads a JSON object into the nodes of an <see cref="AttributeSet"/> in one pass.</summary>
internal ref struct AttributeReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = AttributeSet.MaxDepth };

    private readonly string _json;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly List<AttributeNode> _nodes = [];
    private readonly List<string> _decoded = [];
    private int _byteOffset;
    private int _charOffset;

    private AttributeReader(string json, ReadOnlySpan<byte> bytes)
    {
        _json = json;
        _bytes = bytes;
    }

    public static bool TryRead(string json, [NotNullWhen(true)] out AttributeSet? set, [NotNullWhen(false)] out AttributeError? error)
    {
        set = null;
        if (json.Length > AttributeSet.MaxLength)
        {
            error = new(1, 1, $"attributes have at most {AttributeSet.MaxLength} characters, these have {json.Length}");
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, buffer);
            var reader = new AttributeReader(json, buffer.AsSpan(0, length));
            return reader.TryRead(out set, out error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool TryRead([NotNullWhen(true)] out AttributeSet? set, [NotNullWhen(false)] out AttributeError? error)
    {
        set = null;
        error = null;
        var json = new Utf8JsonReader(_bytes, Options);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                error = new(1, 1, "attributes are a JSON object: expected '{'");
                return false;
            }

            ReadAll(ref json);
            set = new(_json, [.. _nodes], [.. _decoded]);
            return true;
        }
        catch (JsonException bad)
        {
            error = new(JsonFault.Line(bad), JsonFault.Column(bad), JsonFault.Sentence(bad));
        }
        catch (InvalidOperationException)
        {
            // The reader's way to say that an escaped surrogate has no partner.
            error = new(1, (int)json.TokenStartIndex + 1, "a string is no valid text: half of a surrogate pair");
        }

        return false;
    }

    private void ReadAll(ref Utf8JsonReader json)
    {
        Span<int> open = stackalloc int[AttributeSet.MaxDepth + 1];
        var depth = 0;
        string? name = null;
        do
        {
            switch (json.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = Name(ref json);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open[depth++] = _nodes.Count;
                    Add(new() { Name = name, Kind = json.TokenType == JsonTokenType.StartObject ? AttributeKind.Object : AttributeKind.Array, Bits = (long)CharOffset((int)json.TokenStartIndex) << 32 });
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var index = open[--depth];
                    var node = _nodes[index];
                    node.Next = _nodes.Count;
                    node.Bits |= (uint)(CharOffset((int)json.TokenStartIndex) + 1 - (int)(node.Bits >> 32));
                    _nodes[index] = node;
                    break;
                default:
                    Add(Scalar(ref json, name));
                    break;
            }

            name = null;
        }
        while (json.Read());
    }

    private readonly void Add(AttributeNode node)
    {
        node.Next = _nodes.Count + 1;
        _nodes.Add(node);
    }

    private static string Name(ref Utf8JsonReader json)
    {
        Span<char> characters = stackalloc char[128];
        return json.ValueSpan.Length <= characters.Length ? AttributeNamePool.Share(characters[..json.CopyString(characters)]) : json.GetString()!;
    }

    private AttributeNode Scalar(ref Utf8JsonReader json, string? name)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return new() { Name = name, Kind = AttributeKind.Boolean, Bits = json.TokenType == JsonTokenType.True ? 1 : 0 };
            case JsonTokenType.Number when json.TryGetInt64(out var whole):
                return new() { Name = name, Kind = AttributeKind.Integer, Bits = whole };
            case JsonTokenType.Number:
                return new() { Name = name, Kind = AttributeKind.Real, Bits = BitConverter.DoubleToInt64Bits(json.GetDouble()) };
            case JsonTokenType.String when json.ValueIsEscaped:
                _decoded.Add(json.GetString()!);
                return new() { Name = name, Kind = AttributeKind.String, IsDecoded = true, Bits = _decoded.Count - 1 };
            case JsonTokenType.String:
                var start = CharOffset((int)json.TokenStartIndex + 1);
                var end = CharOffset((int)json.TokenStartIndex + 1 + json.ValueSpan.Length);
                return new() { Name = name, Kind = AttributeKind.String, Bits = ((long)start << 32) | (uint)(end - start) };
            default:
                return new() { Name = name, Kind = AttributeKind.Null };
        }
    }

    /// <summary>Where a byte's character stands in the text; asked in growing order.</summary>
    private int CharOffset(int byteOffset)
    {
        _charOffset += Encoding.UTF8.GetCharCount(_bytes[_byteOffset..byteOffset]);
        _byteOffset = byteOffset;
        return _charOffset;
    }
}
