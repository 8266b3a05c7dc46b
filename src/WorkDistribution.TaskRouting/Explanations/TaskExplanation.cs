using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Why a task is where it is, at one moment.</summary>
public sealed record TaskExplanation
{
    /// <summary>The task.</summary>
    public required TaskView Task { get; init; }

    /// <summary>What it waits for now, or that it does not wait: one sentence.</summary>
    public required string WaitsFor { get; init; }

    /// <summary>When something happens to it by itself (its target or life ends, an offer times out); null: nothing does.</summary>
    public DateTimeOffset? NextChange { get; init; }

    /// <summary>The workflow's filters in order, up to the one that matches; empty without a workflow.</summary>
    public ImmutableArray<FilterExplanation> Filters { get; init; } = [];

    /// <summary>The targets of the filter it follows, in order.</summary>
    public ImmutableArray<TargetExplanation> Targets { get; init; } = [];

    /// <summary>The queue it waits in; null: none.</summary>
    public TaskQueueSid? TaskQueueSid { get; init; }

    /// <summary>Waiting tasks for the same workers that go before it; no more than 10,000 are counted.</summary>
    public int TasksAhead { get; init; }

    /// <summary>The workspace's workers and what stands against each: those it could have first, then those closest to it; at most as many as were asked for.</summary>
    public ImmutableArray<WorkerExplanation> Workers { get; init; } = [];

    /// <summary>Workers that are not told of.</summary>
    public int WorkersLeftOut { get; init; }
}
