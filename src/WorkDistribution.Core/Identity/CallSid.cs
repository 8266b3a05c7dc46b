namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a call leg: CA and 32 hexadecimal digits.</summary>
public readonly record struct CallSid(string Value) : ISid<CallSid>
{
    /// <inheritdoc/>
    public static string Prefix => "CA";

    /// <inheritdoc/>
    public static CallSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
