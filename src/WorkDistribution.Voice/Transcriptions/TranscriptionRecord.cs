using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>The text of a recording.</summary>
public sealed record TranscriptionRecord
{
    /// <summary>The transcription.</summary>
    public required TranscriptionSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The recording; it may have been removed since.</summary>
    public required RecordingSid RecordingSid { get; init; }

    /// <summary>in-progress, completed, failed.</summary>
    public required string Status { get; init; }

    /// <summary>What was said; empty until completed, and when nothing was.</summary>
    public string Text { get; init; } = "";

    /// <summary>Length of the audio in whole seconds.</summary>
    public int Duration { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
