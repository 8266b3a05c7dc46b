namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Plays a file, or sends digits.</summary>
public sealed record PlayVerb : Verb
{
    /// <summary>The address of the audio, as written (relative to the document); empty when only digits are sent.</summary>
    public string Url { get; init; } = "";

    /// <summary>Digits to send (0-9 * # w W); null for none.</summary>
    public string? Digits { get; init; }

    /// <summary>How often, 0 until the call ends. Default 1.</summary>
    public int Loop { get; init; } = 1;

    /// <summary>Audio that came as the application's answer itself (audio/*); null when it must be fetched.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Its MIME type; null without content.</summary>
    public string? ContentType { get; init; }
}
