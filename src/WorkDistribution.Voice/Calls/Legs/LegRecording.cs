using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>The media side of a recording that runs.</summary>
/// <param name="Ended">Ends with the recording; its file is complete then.</param>
/// <param name="Stop">Ends it; nothing happens when it is over. From any thread.</param>
/// <param name="Pause">Pauses it or lets it go on; likewise.</param>
internal sealed record LegRecording(Task<RecordingResult> Ended, Action Stop, Action<RecordingPause> Pause)
{
    /// <summary>One that could not be begun, or is over already.</summary>
    public static LegRecording Over(RecordingResult result) => new(Task.FromResult(result), static () => { }, static _ => { });
}
