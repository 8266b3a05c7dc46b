namespace WorkDistribution.Core.Identity;

/// <summary>Identifies an activity of a workspace: WA and 32 hexadecimal digits.</summary>
public readonly record struct ActivitySid(string Value) : ISid<ActivitySid>
{
    /// <inheritdoc/>
    public static string Prefix => "WA";

    /// <inheritdoc/>
    public static ActivitySid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
