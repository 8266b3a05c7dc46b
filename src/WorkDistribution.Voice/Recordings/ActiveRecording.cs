using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Recordings;

/// <summary>A recording that runs.</summary>
/// <param name="Sid">Its resource.</param>
/// <param name="Url">Its address in the REST API, without extension.</param>
/// <param name="Leg">The media side of it.</param>
/// <param name="Finished">Ends when file and record are complete.</param>
internal sealed record ActiveRecording(RecordingSid Sid, string Url, LegRecording Leg, Task<FinishedRecording> Finished);
