using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>Why a task ended without a worker.</summary>
internal enum TaskEnd
{
    /// <summary>Its owner gave it up.</summary>
    Canceled,

    /// <summary>No filter of its workflow matched.</summary>
    Unmatched,

    /// <summary>The last target's time, or its own, was up.</summary>
    TimedOut,
}

/// <summary>Tells them apart.</summary>
internal static class TaskEnds
{
    /// <summary>By the reason that the cancelled task shows.</summary>
    public static TaskEnd Of(string? reason) => reason switch
    {
        WorkflowRouting.UnmatchedReason => TaskEnd.Unmatched,
        WorkflowRouting.TimeoutReason or TaskLife.TimeoutReason => TaskEnd.TimedOut,
        _ => TaskEnd.Canceled,
    };
}
