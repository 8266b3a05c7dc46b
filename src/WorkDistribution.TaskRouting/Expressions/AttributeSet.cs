using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>The attributes of a task or worker: a JSON object as its owner wrote it, with every value ready for expressions. Immutable, safe from any thread.</summary>
/// <remarks>
/// Compact: the text itself, and 24 bytes for each value. Strings are read where they stand in the text; names are shared among documents. A name written twice has its last value.
/// </remarks>
public sealed class AttributeSet
{
    /// <summary>The longest text of a task's or worker's attributes, in characters, white space included (as published for the wire API).</summary>
    public const int MaxLength = 4096;

    /// <summary>The deepest nesting of lists and objects.</summary>
    public const int MaxDepth = 32;

    private readonly AttributeNode[] _nodes;
    private readonly string[] _decoded;

    internal AttributeSet(string json, AttributeNode[] nodes, string[] decoded)
    {
        Json = json;
        _nodes = nodes;
        _decoded = decoded;
    }

    /// <summary>No attributes.</summary>
    public static AttributeSet Empty { get; } = TryParse("{}", out var set, out _) ? set : throw new InvalidOperationException("{} is an object");

    /// <summary>The text as its owner wrote it: what goes over the wire.</summary>
    public string Json { get; }

    /// <summary>Reads attributes.</summary>
    /// <param name="json">A JSON object of at most <see cref="MaxLength"/> characters.</param>
    /// <param name="set">The attributes.</param>
    /// <param name="error">What is wrong and where, when it is none.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out AttributeSet? set, [NotNullWhen(false)] out AttributeError? error) => AttributeReader.TryRead(json, out set, out error);

    /// <summary>The value at a path; missing where there is none. Allocates nothing.</summary>
    public AttributeValue Get(AttributePath path)
    {
        var node = 0;
        foreach (ref readonly var segment in path.Segments.AsSpan())
        {
            node = segment.Name is { } name ? Member(node, name) : Element(node, segment.Index);
            if (node < 0)
            {
                return default;
            }
        }

        return ValueOf(node);
    }

    /// <summary>The text of a string attribute at the top; null where it is missing or no string. Allocates the string.</summary>
    /// <param name="name">Its name.</param>
    public string? GetString(string name) => Member(0, name) is >= 0 and var node && ValueOf(node) is { Kind: AttributeKind.String } value ? value.Text.ToString() : null;

    /// <summary>As <see cref="Json"/>.</summary>
    public override string ToString() => Json;

    internal bool HasElement(int list, in AttributeValue value)
    {
        for (var i = list + 1; i < _nodes[list].Next; i = _nodes[i].Next)
        {
            if (ValueComparison.AreEqual(ValueOf(i), value))
            {
                return true;
            }
        }

        return false;
    }

    internal void CopyElements(int list, List<AttributeValue> into)
    {
        for (var i = list + 1; i < _nodes[list].Next; i = _nodes[i].Next)
        {
            into.Add(ValueOf(i));
        }
    }

    internal ReadOnlySpan<char> JsonOf(int node) => Json.AsSpan((int)(_nodes[node].Bits >> 32), (int)_nodes[node].Bits);

    private AttributeValue ValueOf(int index)
    {
        ref readonly var node = ref _nodes[index];
        return node.Kind switch
        {
            AttributeKind.Null => AttributeValue.Null,
            AttributeKind.Boolean => AttributeValue.From(node.Bits != 0),
            AttributeKind.Integer => AttributeValue.From(node.Bits),
            AttributeKind.Real => AttributeValue.From(BitConverter.Int64BitsToDouble(node.Bits)),
            AttributeKind.String when node.IsDecoded => AttributeValue.From(_decoded[node.Bits]),
            AttributeKind.String => AttributeValue.Slice(Json, node.Bits),
            _ => AttributeValue.Compound(this, index, node.Kind),
        };
    }

    private int Member(int container, string name)
    {
        var found = -1;
        if (_nodes[container].Kind == AttributeKind.Object)
        {
            for (var i = container + 1; i < _nodes[container].Next; i = _nodes[i].Next)
            {
                if (name.Equals(_nodes[i].Name, StringComparison.Ordinal))
                {
                    found = i;
                }
            }
        }

        return found;
    }

    private int Element(int container, int index)
    {
        if (_nodes[container].Kind != AttributeKind.Array)
        {
            return -1;
        }

        for (var i = container + 1; i < _nodes[container].Next; i = _nodes[i].Next)
        {
            if (index-- == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
