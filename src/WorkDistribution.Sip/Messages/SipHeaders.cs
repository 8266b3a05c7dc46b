using System.Collections;
using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>Header fields in order. Immutable; the With methods give a changed copy.</summary>
public sealed class SipHeaders : IReadOnlyList<SipHeader>
{
    private readonly ImmutableArray<SipHeader> _fields;

    /// <summary>Takes the fields as they are.</summary>
    public SipHeaders(ImmutableArray<SipHeader> fields) => _fields = fields;

    /// <summary>No fields.</summary>
    public static SipHeaders Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public SipHeader this[int index] => _fields[index];

    /// <summary>The first value of a name; null when absent.</summary>
    public string? Get(string name)
    {
        foreach (var field in _fields)
        {
            if (string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>All values of a name in order; a comma-joined list is not split here.</summary>
    public IEnumerable<string> GetAll(string name) =>
        _fields.Where(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value);

    /// <summary>A copy with one more field at the end.</summary>
    public SipHeaders With(string name, string value) => new(_fields.Add(new SipHeader(name, value)));

    /// <summary>A copy in which the first field of that name has the value (added when absent) and others of the name are gone.</summary>
    public SipHeaders WithReplaced(string name, string value)
    {
        var builder = ImmutableArray.CreateBuilder<SipHeader>(_fields.Length + 1);
        var placed = false;
        foreach (var field in _fields)
        {
            if (!string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                builder.Add(field);
            }
            else if (!placed)
            {
                builder.Add(new SipHeader(name, value));
                placed = true;
            }
        }

        if (!placed)
        {
            builder.Add(new SipHeader(name, value));
        }

        return new SipHeaders(builder.ToImmutable());
    }

    /// <summary>A copy in which the first field of that name has the value and further ones stay; put in front when absent.</summary>
    public SipHeaders WithFirst(string name, string value)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (string.Equals(_fields[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return new(_fields.SetItem(i, new SipHeader(_fields[i].Name, value)));
            }
        }

        return new(_fields.Insert(0, new SipHeader(name, value)));
    }

    /// <summary>A copy with one more field in front.</summary>
    public SipHeaders Prepend(string name, string value) => new(_fields.Insert(0, new SipHeader(name, value)));

    /// <summary>A copy with further fields at the end.</summary>
    public SipHeaders WithRange(ImmutableArray<SipHeader> fields) => fields.IsDefaultOrEmpty ? this : new(_fields.AddRange(fields));

    /// <summary>A copy without the fields of that name.</summary>
    public SipHeaders Without(string name) =>
        new(_fields.RemoveAll(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>How many fields have that name.</summary>
    public int CountOf(string name)
    {
        var count = 0;
        foreach (var field in _fields)
        {
            count += string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Enumerates without allocating.</summary>
    public ImmutableArray<SipHeader>.Enumerator GetEnumerator() => _fields.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator<SipHeader> IEnumerable<SipHeader>.GetEnumerator() => ((IEnumerable<SipHeader>)_fields).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_fields).GetEnumerator();
}
