using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>How a period went. Tasks are those of the workflow that were made in the period; queues and workers are those of the workspace with all its tasks, since workflows share them.</summary>
public sealed record RehearsalFigures
{
    /// <summary>Tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>Those that a worker accepted.</summary>
    public required int Assigned { get; init; }

    /// <summary>Those that waited still at the end.</summary>
    public required int Waiting { get; init; }

    /// <summary>Those whose last target's time, or their own, was up.</summary>
    public required int TimedOut { get; init; }

    /// <summary>Those that no filter matched.</summary>
    public required int Unmatched { get; init; }

    /// <summary>Those that their owners gave up.</summary>
    public required int Canceled { get; init; }

    /// <summary>Offers made of them.</summary>
    public required int Offers { get; init; }

    /// <summary>Offers that were rejected, or not answered in time.</summary>
    public required int Declined { get; init; }

    /// <summary>From creation until a worker accepted.</summary>
    public required WaitFigures Wait { get; init; }

    /// <summary>By the queue that tasks were accepted from, in the order of the queues; those without are left out.</summary>
    public required ImmutableArray<RehearsedQueue> TaskQueues { get; init; }

    /// <summary>By worker, in the order of their identifiers; those who were never at work are left out.</summary>
    public required ImmutableArray<RehearsedWorker> Workers { get; init; }
}
