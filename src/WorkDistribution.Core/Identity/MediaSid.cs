namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a piece of media of a message: ME and 32 hexadecimal digits.</summary>
public readonly record struct MediaSid(string Value) : ISid<MediaSid>
{
    /// <inheritdoc/>
    public static string Prefix => "ME";

    /// <inheritdoc/>
    public static MediaSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
