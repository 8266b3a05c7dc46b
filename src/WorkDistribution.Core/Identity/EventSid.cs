namespace WorkDistribution.Core.Identity;

/// <summary>Identifies an event of a workspace: EV and 32 hexadecimal digits.</summary>
public readonly record struct EventSid(string Value) : ISid<EventSid>
{
    /// <inheritdoc/>
    public static string Prefix => "EV";

    /// <inheritdoc/>
    public static EventSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
