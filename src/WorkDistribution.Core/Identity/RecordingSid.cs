namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a recording: RE and 32 hexadecimal digits.</summary>
public readonly record struct RecordingSid(string Value) : ISid<RecordingSid>
{
    /// <inheritdoc/>
    public static string Prefix => "RE";

    /// <inheritdoc/>
    public static RecordingSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
