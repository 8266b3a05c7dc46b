using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Asks what of a workflow cannot come to anything with the workspace's workers as they are, whatever they are doing: targets that none of them satisfies. Changes nothing.</summary>
/// <param name="Sid">Which.</param>
public sealed record CheckWorkflow(WorkflowSid Sid) : WorkspaceCommand<ImmutableArray<WorkflowWarning>>;
