namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>One value of an <see cref="AttributeSet"/>; the set is a row of these in the order of the text, each followed by what it contains.</summary>
internal struct AttributeNode
{
    private byte _kind;

    /// <summary>Its name in the object around it; null in a list and at the root.</summary>
    public string? Name;

    /// <summary>A number's value; otherwise where it stands in the text: first character in the upper half, length in the lower. An escaped string: index into the decoded ones.</summary>
    public long Bits;

    /// <summary>Index of the first node that is not inside this one.</summary>
    public int Next;

    /// <summary>A string that could not be read from the text as it stands.</summary>
    public bool IsDecoded;

    /// <summary>What it is; one byte, so that a node takes 24.</summary>
    public AttributeKind Kind
    {
        readonly get => (AttributeKind)_kind;
        set => _kind = (byte)value;
    }
}
