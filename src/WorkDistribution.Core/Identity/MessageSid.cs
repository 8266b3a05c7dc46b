namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a text message: SM and 32 hexadecimal digits.</summary>
public readonly record struct MessageSid(string Value) : ISid<MessageSid>
{
    /// <inheritdoc/>
    public static string Prefix => "SM";

    /// <inheritdoc/>
    public static MessageSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
