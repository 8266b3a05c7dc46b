namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a task queue: WQ and 32 hexadecimal digits.</summary>
public readonly record struct TaskQueueSid(string Value) : ISid<TaskQueueSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WQ";

    /// <inheritdoc/>
    public static TaskQueueSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
