namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a media stream: MZ and 32 hexadecimal digits.</summary>
public readonly record struct StreamSid(string Value) : ISid<StreamSid>
{
    /// <inheritdoc/>
    public static string Prefix => "MZ";

    /// <inheritdoc/>
    public static StreamSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
