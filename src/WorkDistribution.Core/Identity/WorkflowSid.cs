namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a workflow: WW and 32 hexadecimal digits.</summary>
public readonly record struct WorkflowSid(string Value) : ISid<WorkflowSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WW";

    /// <inheritdoc/>
    public static WorkflowSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
