namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a task channel: TC and 32 hexadecimal digits.</summary>
public readonly record struct TaskChannelSid(string Value) : ISid<TaskChannelSid>
{
    /// <inheritdoc/>
    public static string Prefix => "TC";

    /// <inheritdoc/>
    public static TaskChannelSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
