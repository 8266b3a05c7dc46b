using System.Text;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>A list of constants in an expression: scalar values without repetition, in the order of their text, so that equal lists are written alike.</summary>
internal sealed class ConstantList
{
    /// <summary>From this many strings on, looking one up in a table is faster than comparing in turn.</summary>
    private const int TableFrom = 12;

    private readonly AttributeValue[] _others;
    private readonly string[] _strings;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _table;

    /// <param name="elements">Lists and objects among them are left out: nothing equals them.</param>
    public ConstantList(IEnumerable<AttributeValue> elements)
    {
        var sorted = new SortedDictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            if (!element.IsCompound)
            {
                sorted.TryAdd(element.ToString(), element.Detached());
            }
        }

        _strings = [.. sorted.Values.Where(e => e.Kind == AttributeKind.String).Select(e => e.Text.ToString())];
        _others = [.. sorted.Values.Where(e => e.Kind != AttributeKind.String)];
        if (_strings.Length >= TableFrom)
        {
            _table = new HashSet<string>(_strings, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }

    /// <summary>No element.</summary>
    public static ConstantList Empty { get; } = new([]);

    /// <summary>How many elements it has.</summary>
    public int Count => _strings.Length + _others.Length;

    /// <summary>The only element of a list of one.</summary>
    public AttributeValue Single => _strings.Length == 1 ? AttributeValue.From(_strings[0]) : _others[0];

    /// <summary>Its elements: strings, then the others.</summary>
    public IEnumerable<AttributeValue> Elements => _strings.Select(AttributeValue.From).Concat(_others);

    /// <summary>Whether an element equals the value.</summary>
    public bool Contains(in AttributeValue value)
    {
        if (value.Kind == AttributeKind.String)
        {
            var text = value.Text;
            if (_table is { } table)
            {
                return table.Contains(text);
            }

            foreach (var candidate in _strings)
            {
                if (text.SequenceEqual(candidate))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (ref readonly var candidate in _others.AsSpan())
        {
            if (ValueComparison.AreEqual(candidate, value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes it as in an expression.</summary>
    public void Print(StringBuilder builder)
    {
        builder.Append('[');
        var first = true;
        foreach (var element in Elements)
        {
            if (!first)
            {
                builder.Append(", ");
            }

            first = false;
            element.Print(builder);
        }

        builder.Append(']');
    }
}
