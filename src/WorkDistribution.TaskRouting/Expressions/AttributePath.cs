using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>The way to a nested attribute: names and list indexes, such as <c>object.array[2]</c>. Immutable; equal when written alike.</summary>
public sealed class AttributePath : IEquatable<AttributePath>
{
    private readonly string _text;

    internal AttributePath(ImmutableArray<AttributePathSegment> segments)
    {
        Segments = segments;
        _text = Print(segments);
    }

    /// <summary>The steps, at least one; the first is a name.</summary>
    public ImmutableArray<AttributePathSegment> Segments { get; }

    /// <summary>The path of one name.</summary>
    /// <param name="name">The attribute's name, any text.</param>
    public static AttributePath Of(string name) => new([new(AttributeNamePool.Share(name), 0)]);

    /// <inheritdoc/>
    public bool Equals(AttributePath? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributePath);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>As written in an expression: <c>.object.array[2]</c>, <c>["skill-level"]</c>; a plain first name has its dot, so that a prefix goes before it.</summary>
    public override string ToString() => _text;

    private static string Print(ImmutableArray<AttributePathSegment> segments)
    {
        var builder = new StringBuilder();
        foreach (var segment in segments)
        {
            if (segment.Name is null)
            {
                builder.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
            }
            else if (ExpressionText.IsName(segment.Name))
            {
                builder.Append('.').Append(segment.Name);
            }
            else
            {
                builder.Append('[');
                ExpressionText.PrintString(builder, segment.Name);
                builder.Append(']');
            }
        }

        return builder.ToString();
    }
}
