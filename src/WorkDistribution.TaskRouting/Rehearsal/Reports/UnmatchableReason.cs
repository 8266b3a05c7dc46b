namespace WorkDistribution.TaskRouting.Rehearsal.Reports;

/// <summary>Why nobody could ever have taken a task.</summary>
public enum UnmatchableReason
{
    /// <summary>No filter of the workflow matched, and there is no default.</summary>
    NoFilter,

    /// <summary>No worker of the workspace, whatever it was doing, was among those that the targets it came to ask for.</summary>
    NoWorker,
}
