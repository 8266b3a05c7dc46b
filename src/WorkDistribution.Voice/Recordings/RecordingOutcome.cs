using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Recordings;

/// <summary>Answer to a command about a recording.</summary>
public abstract record RecordingOutcome
{
    private RecordingOutcome()
    {
    }

    /// <summary>Done; the recording as it is now.</summary>
    public sealed record Done(RecordingRecord Recording) : RecordingOutcome;

    /// <summary>Refused.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : RecordingOutcome;
}
