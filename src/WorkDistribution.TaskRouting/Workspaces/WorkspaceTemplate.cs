namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>What a new workspace starts with.</summary>
public enum WorkspaceTemplate
{
    /// <summary>Default activities and task channels only.</summary>
    None,

    /// <summary>Also a queue that takes every worker and a workflow that sends every task to it.</summary>
    Fifo,
}
