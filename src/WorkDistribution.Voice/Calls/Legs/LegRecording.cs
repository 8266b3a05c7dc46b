using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>A recording of a leg that runs.</summary>
/// <param name="Id">The media side's number of it.</param>
/// <param name="Ended">Ends with the recording; its file is complete then.</param>
internal sealed record LegRecording(long Id, Task<RecordingResult> Ended);
