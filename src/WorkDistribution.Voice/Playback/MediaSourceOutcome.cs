using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Voice.Playback;

/// <summary>Audio, or why there is none.</summary>
public abstract record MediaSourceOutcome
{
    private MediaSourceOutcome()
    {
    }

    /// <summary>Ready to play.</summary>
    public sealed record Ready(AudioPrompt Prompt) : MediaSourceOutcome;

    /// <summary>Could not be fetched or read.</summary>
    /// <param name="Error">The catalogue entry (11200, 11205, 13420, ...).</param>
    /// <param name="Detail">In words.</param>
    public sealed record Failed(ErrorCode Error, string Detail) : MediaSourceOutcome;
}
