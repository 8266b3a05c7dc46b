namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a task: WT and 32 hexadecimal digits.</summary>
public readonly record struct TaskSid(string Value) : ISid<TaskSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WT";

    /// <inheritdoc/>
    public static TaskSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
