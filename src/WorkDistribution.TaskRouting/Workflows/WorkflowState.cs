using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>A workflow in a live workspace.</summary>
internal sealed class WorkflowState(Workflow workflow, WorkflowConfiguration configuration) : Entity
{
    /// <summary>What is kept.</summary>
    public Workflow Workflow { get; set; } = workflow;

    /// <summary>Its document, read.</summary>
    public WorkflowConfiguration Configuration { get; set; } = configuration;

    /// <summary>Its tasks by status and priority.</summary>
    public TaskCounts Counts { get; } = new();

    /// <summary>Its waiting tasks, the oldest first.</summary>
    public WorkflowOldestTasks Oldest { get; } = new();

    /// <inheritdoc/>
    public override string Key => Workflow.Sid.Value;

    /// <inheritdoc/>
    public override DateTimeOffset Created => Workflow.DateCreated;
}
