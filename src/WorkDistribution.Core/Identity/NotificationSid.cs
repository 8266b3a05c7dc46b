namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a notification: NO and 32 hexadecimal digits.</summary>
public readonly record struct NotificationSid(string Value) : ISid<NotificationSid>
{
    /// <inheritdoc/>
    public static string Prefix => "NO";

    /// <inheritdoc/>
    public static NotificationSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
