namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>What figures are about.</summary>
public enum StatisticsScope
{
    /// <summary>The whole workspace.</summary>
    Workspace,

    /// <summary>A queue.</summary>
    TaskQueue,

    /// <summary>A workflow.</summary>
    Workflow,

    /// <summary>A worker.</summary>
    Worker,
}
