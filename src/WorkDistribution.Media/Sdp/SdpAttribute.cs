namespace WorkDistribution.Media.Sdp;

/// <summary>An attribute line (a=name or a=name:value).</summary>
/// <param name="Name">As written; compared without regard to case.</param>
/// <param name="Value">Empty for a property attribute.</param>
internal readonly record struct SdpAttribute(string Name, string Value)
{
    /// <summary>Whether this is the attribute of that name.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
