namespace WorkDistribution.Voice.Documents.Model;

/// <summary>A telephone number, reached through a trunk or, when it is one of our own numbers, directly.</summary>
public sealed record NumberTarget : DialTarget
{
    /// <summary>The number as written, trimmed.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>Digits sent after the answer, before the whisper; null for none.</summary>
    public string? SendDigits { get; init; }
}
