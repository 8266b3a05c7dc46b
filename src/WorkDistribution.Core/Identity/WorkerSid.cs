namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a worker: WK and 32 hexadecimal digits.</summary>
public readonly record struct WorkerSid(string Value) : ISid<WorkerSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WK";

    /// <inheritdoc/>
    public static WorkerSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
