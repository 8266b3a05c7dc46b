namespace WorkDistribution.Core.Identity;

/// <summary>Identifies a live transcription of a call: GT and 32 hexadecimal digits.</summary>
public readonly record struct LiveTranscriptionSid(string Value) : ISid<LiveTranscriptionSid>
{
    /// <inheritdoc/>
    public static string Prefix => "GT";

    /// <inheritdoc/>
    public static LiveTranscriptionSid FromTrusted(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
