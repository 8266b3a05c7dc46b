namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Which of two waiting tasks of the same priority goes first.</summary>
public enum QueueOrder
{
    /// <summary>The one that has waited longest.</summary>
    Fifo,

    /// <summary>The one that came last.</summary>
    Lifo,
}
