using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>What a period would have been with a workflow, next to what it was.</summary>
public sealed record RehearsalReport
{
    /// <summary>The workflow that was rehearsed.</summary>
    public required WorkflowSid WorkflowSid { get; init; }

    /// <summary>Beginning of the period, inclusive.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Its end, exclusive.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>What came of it in the rehearsal.</summary>
    public required RehearsalFigures Rehearsed { get; init; }

    /// <summary>What really was.</summary>
    public required RehearsalFigures Recorded { get; init; }

    /// <summary>How many of the workflow's tasks nobody could ever have taken.</summary>
    public required int UnmatchableCount { get; init; }

    /// <summary>The first of them, at most <see cref="MaxUnmatchable"/>.</summary>
    public required ImmutableArray<UnmatchableTask> Unmatchable { get; init; }

    /// <summary>How the workflow's targets did, in the order of the document; those to which no task came included.</summary>
    public required ImmutableArray<RehearsedTarget> Targets { get; init; }

    /// <summary>Tasks of the workspace that could not be led once more, for their workflow, queue, channel or worker is no more.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Targets that no worker satisfies as they are now.</summary>
    public required ImmutableArray<WorkflowWarning> Warnings { get; init; }

    /// <summary>How many are listed.</summary>
    public static int MaxUnmatchable => 1000;
}
