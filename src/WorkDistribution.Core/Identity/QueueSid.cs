namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a queue of calls: QU and 32 hexadecimal digits.</summary>
public readonly record struct QueueSid(string Value) : ISid<QueueSid>
{
    /// <inheritdoc/>
    public static string Prefix => "QU";

    /// <inheritdoc/>
    public static QueueSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
