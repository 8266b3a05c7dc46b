using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Removes a workflow; refused while tasks are led by it.</summary>
/// <param name="Sid">Which.</param>
public sealed record DeleteWorkflow(WorkflowSid Sid) : WorkspaceCommand<Nothing>;
