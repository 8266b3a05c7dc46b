using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>Answer to a command about a live transcription.</summary>
public abstract record LiveTranscriptionOutcome
{
    private LiveTranscriptionOutcome()
    {
    }

    /// <summary>Done; the transcription as it is now.</summary>
    public sealed record Done(LiveTranscriptionView Transcription) : LiveTranscriptionOutcome;

    /// <summary>Refused, with the reason in words.</summary>
    public sealed record Refused(ErrorCode Error, string Detail) : LiveTranscriptionOutcome;
}
