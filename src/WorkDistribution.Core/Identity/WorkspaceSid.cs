namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a workspace: WS and 32 hexadecimal digits.</summary>
public readonly record struct WorkspaceSid(string Value) : ISid<WorkspaceSid>
{
    /// <inheritdoc/>
    public static string Prefix => "WS";

    /// <inheritdoc/>
    public static WorkspaceSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
