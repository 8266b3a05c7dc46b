namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a grant of a pool of workers to another account: PG and 32 hexadecimal digits. A prefix of our own, no kind of the wire has it.</summary>
public readonly record struct PoolGrantSid(string Value) : ISid<PoolGrantSid>
{
    /// <inheritdoc/>
    public static string Prefix => "PG";

    /// <inheritdoc/>
    public static PoolGrantSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
