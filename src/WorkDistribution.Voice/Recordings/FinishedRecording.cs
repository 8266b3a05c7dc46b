using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Recordings;

/// <summary>A recording that has ended.</summary>
/// <param name="Record">Its record, as kept; status absent when there was nothing to keep.</param>
/// <param name="Result">What the media side says of it.</param>
internal sealed record FinishedRecording(RecordingRecord Record, RecordingResult Result)
{
    /// <summary>Whether there is audio.</summary>
    public bool HasAudio => Record.Status == "completed";
}
