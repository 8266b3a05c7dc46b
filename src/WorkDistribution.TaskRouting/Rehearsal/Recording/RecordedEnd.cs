using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>How a worker's time with a task ended.</summary>
/// <param name="Time">When.</param>
/// <param name="Number">Number of the event that told: among what happens at the same time it keeps its place.</param>
/// <param name="IsHandBack">The task was given back, and not completed.</param>
internal sealed record RecordedEnd(DateTimeOffset Time, long Number, bool IsHandBack)
{
    /// <summary>What the worker went over to with it; null: nothing else.</summary>
    public ActivitySid? Activity { get; init; }
}
