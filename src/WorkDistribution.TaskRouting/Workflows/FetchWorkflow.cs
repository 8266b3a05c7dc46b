using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Asks for a workflow.</summary>
/// <param name="Sid">Which.</param>
public sealed record FetchWorkflow(WorkflowSid Sid) : WorkspaceCommand<Workflow>;
