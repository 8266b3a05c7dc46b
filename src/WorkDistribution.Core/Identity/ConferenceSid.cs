namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a conference: CF and 32 hexadecimal digits.</summary>
public readonly record struct ConferenceSid(string Value) : ISid<ConferenceSid>
{
    /// <inheritdoc/>
    public static string Prefix => "CF";

    /// <inheritdoc/>
    public static ConferenceSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
