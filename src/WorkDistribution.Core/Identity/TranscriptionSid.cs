namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a transcription of a recording: TR and 32 hexadecimal digits.</summary>
public readonly record struct TranscriptionSid(string Value) : ISid<TranscriptionSid>
{
    /// <inheritdoc/>
    public static string Prefix => "TR";

    /// <inheritdoc/>
    public static TranscriptionSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
