namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a worker's channel: WC and 32 hexadecimal digits.</summary>
public readonly record struct WorkerChannelSid(string Value) : ISid<WorkerChannelSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WC";

    /// <inheritdoc/>
    public static WorkerChannelSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
