using System.Globalization;
using System.Text;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>A value that an expression works with: an attribute's, a constant's or a system property's. Refers to the text it was read from; making and copying one allocates nothing.</summary>
public readonly struct AttributeValue : IEquatable<AttributeValue>
{
    private readonly object? _source;
    private readonly long _bits;

    private AttributeValue(AttributeKind kind, long bits, object? source)
    {
        Kind = kind;
        _bits = bits;
        _source = source;
    }

    /// <summary>What it is; <see cref="AttributeKind.Missing"/> for the default value.</summary>
    public AttributeKind Kind { get; }

    /// <summary>The JSON value null.</summary>
    public static AttributeValue Null => new(AttributeKind.Null, 0, null);

    /// <summary>Missing or null.</summary>
    public bool IsNull => Kind <= AttributeKind.Null;

    /// <summary>A number of either kind.</summary>
    public bool IsNumber => Kind is AttributeKind.Integer or AttributeKind.Real;

    /// <summary>A list or an object.</summary>
    public bool IsCompound => Kind >= AttributeKind.Array;

    /// <summary>The value of a boolean; false for anything else.</summary>
    public bool Boolean => Kind == AttributeKind.Boolean && _bits != 0;

    /// <summary>The value of a whole number; 0 for anything else.</summary>
    public long Integer => Kind == AttributeKind.Integer ? _bits : 0;

    /// <summary>The value of a number of either kind; 0 for anything else.</summary>
    public double Number => Kind switch
    {
        AttributeKind.Integer => _bits,
        AttributeKind.Real => BitConverter.Int64BitsToDouble(_bits),
        _ => 0,
    };

    /// <summary>The characters of a string; empty for anything else.</summary>
    public ReadOnlySpan<char> Text => Kind == AttributeKind.String ? ((string)_source!).AsSpan((int)(_bits >> 32), (int)_bits) : default;

    /// <summary>A boolean.</summary>
    public static AttributeValue From(bool value) => new(AttributeKind.Boolean, value ? 1 : 0, null);

    /// <summary>A whole number.</summary>
    public static AttributeValue From(long value) => new(AttributeKind.Integer, value, null);

    /// <summary>A number; a whole one below 2^53 is the same value as the integer.</summary>
    /// <param name="value">Infinities are taken as the largest number, what is no number as null.</param>
    public static AttributeValue From(double value)
    {
        const double Exact = 9007199254740992;
        if (double.IsNaN(value))
        {
            return Null;
        }

        value = Math.Clamp(value, double.MinValue, double.MaxValue);
        return Math.Abs(value) <= Exact && Math.Floor(value) == value ? From((long)value) : new(AttributeKind.Real, BitConverter.DoubleToInt64Bits(value), null);
    }

    /// <summary>A string; null is <see cref="Null"/>.</summary>
    public static AttributeValue From(string? value) => value is null ? Null : new(AttributeKind.String, value.Length, value);

    /// <summary>Part of a longer text, which it keeps alive.</summary>
    internal static AttributeValue Slice(string text, long range) => new(AttributeKind.String, range, text);

    /// <summary>A list of constants.</summary>
    internal static AttributeValue From(ConstantList list) => new(AttributeKind.Array, 0, list);

    /// <summary>A list or object of a document.</summary>
    internal static AttributeValue Compound(AttributeSet set, int node, AttributeKind kind) => new(kind, node, set);

    /// <summary>Whether a list has an element equal to a value, as <c>HAS</c> and <c>IN</c> ask; false for what is no list.</summary>
    public bool ContainsElement(in AttributeValue value) => Kind == AttributeKind.Array && _source switch
    {
        ConstantList list => list.Contains(value),
        AttributeSet set => set.HasElement((int)_bits, value),
        _ => false,
    };

    /// <summary>The same value that keeps no document alive, as far as operators can tell: strings are copied, lists keep their scalar elements, an object keeps nothing.</summary>
    internal AttributeValue Detached()
    {
        switch (Kind)
        {
            case AttributeKind.String:
                return From(Text.ToString());
            case AttributeKind.Object:
                return Compound(AttributeSet.Empty, 0, AttributeKind.Object);
            case AttributeKind.Array when _source is AttributeSet set:
                var elements = new List<AttributeValue>();
                set.CopyElements((int)_bits, elements);
                return From(new ConstantList(elements));
            default:
                return this;
        }
    }

    /// <summary>The constants of a list of constants; null for anything else.</summary>
    internal ConstantList? Constants => _source as ConstantList;

    /// <summary>Equal as <c>==</c> has it: null and missing are the same, values of different kinds differ, numbers compare by value, strings by character; lists and objects equal nothing.</summary>
    public bool Equals(AttributeValue other) => ValueComparison.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        AttributeKind.Missing or AttributeKind.Null => 0,
        AttributeKind.String => string.GetHashCode(Text, StringComparison.Ordinal),
        AttributeKind.Integer or AttributeKind.Real => Number.GetHashCode(),
        _ => _bits.GetHashCode(),
    };

    /// <summary>Equal as <c>==</c> has it.</summary>
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    /// <summary>Not equal as <c>==</c> has it.</summary>
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    /// <summary>As it is written in an expression; <c>null</c> where there is none.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        Print(builder);
        return builder.ToString();
    }

    /// <summary>Writes it as in an expression; a list or object of a document as its JSON.</summary>
    internal void Print(StringBuilder builder)
    {
        switch (Kind)
        {
            case AttributeKind.Boolean:
                builder.Append(Boolean ? "true" : "false");
                break;
            case AttributeKind.Integer:
                builder.Append(CultureInfo.InvariantCulture, $"{_bits}");
                break;
            case AttributeKind.Real:
                builder.Append(CultureInfo.InvariantCulture, $"{Number:R}");
                break;
            case AttributeKind.String:
                ExpressionText.PrintString(builder, Text);
                break;
            case AttributeKind.Array when _source is ConstantList list:
                list.Print(builder);
                break;
            case AttributeKind.Array or AttributeKind.Object:
                builder.Append(((AttributeSet)_source!).JsonOf((int)_bits));
                break;
            default:
                builder.Append("null");
                break;
        }
    }
}
