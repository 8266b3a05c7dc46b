using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Where a task stands with a target.</summary>
/// <param name="Index">Its place in the filter, from 0.</param>
/// <param name="State">Whether the task has been there, is there, or may come there.</param>
/// <param name="TaskQueueSid">Its queue; null: the document names one that does not exist.</param>
/// <param name="TaskQueueName">The queue's name.</param>
/// <param name="Expression">Which of the queue's workers; null: all.</param>
/// <param name="SkipIf">Its skip_if; null: none.</param>
/// <param name="Priority">The priority it gives; null: none.</param>
/// <param name="Until">When the task moves on from it; null: not by time, or not there.</param>
/// <param name="Workers">Workers it could have, whatever they are doing.</param>
public sealed record TargetExplanation(
    int Index,
    TargetState State,
    TaskQueueSid? TaskQueueSid,
    string? TaskQueueName,
    string? Expression,
    string? SkipIf,
    int? Priority,
    DateTimeOffset? Until,
    int Workers);
