using System.Collections.Immutable;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows.Configuration;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>What a customer's server is told when it is asked for the document of a task (R3-30): the task, the queues and the workers.</summary>
public sealed record WorkflowDocumentRequest
{
    /// <summary>The workspace.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The workflow.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>Where and how to ask, and for how long.</summary>
    public required FetchInstruction Instruction { get; init; }

    /// <summary>The task.</summary>
    public required TaskView Task { get; init; }

    /// <summary>All queues.</summary>
    public required ImmutableArray<WorkflowDocumentQueue> Queues { get; init; }

    /// <summary>Workers whose activity is available, the longest idle first; at most <see cref="MaxWorkers"/>.</summary>
    public required ImmutableArray<WorkflowDocumentWorker> Workers { get; init; }

    /// <summary>The most workers that are told of.</summary>
    public const int MaxWorkers = 500;
}
