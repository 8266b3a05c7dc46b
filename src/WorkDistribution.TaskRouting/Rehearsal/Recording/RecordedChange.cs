using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>Something from outside that happened in the period: in a rehearsal it happens again at its time.</summary>
/// <param name="Time">When.</param>
/// <param name="Number">Number of its event.</param>
internal abstract record RecordedChange(DateTimeOffset Time, long Number)
{
    /// <summary>A task comes.</summary>
    public sealed record TaskComes(DateTimeOffset Time, long Number, RecordedTask Task) : RecordedChange(Time, Number);

    /// <summary>Its owner changes a task; what is null stays.</summary>
    public sealed record TaskChanges(DateTimeOffset Time, long Number, TaskSid Task, string? Attributes, int? Priority, TaskChannelSid? Channel, DateTimeOffset? VirtualStart) : RecordedChange(Time, Number);

    /// <summary>Its owner gives a waiting task up: cancels it, or removes it.</summary>
    public sealed record TaskGivenUp(DateTimeOffset Time, long Number, TaskSid Task, string? Reason, bool IsRemoved) : RecordedChange(Time, Number);

    /// <summary>A worker does something else, or has other attributes; what is null stays. One who was made in the period comes by this.</summary>
    public sealed record WorkerChanges(DateTimeOffset Time, long Number, WorkerSid Worker, ActivitySid? Activity, string? Attributes) : RecordedChange(Time, Number);

    /// <summary>A worker's channel changes; what is null stays.</summary>
    public sealed record ChannelChanges(DateTimeOffset Time, long Number, WorkerSid Worker, TaskChannelSid Channel, int? Capacity, bool? Available) : RecordedChange(Time, Number);
}
