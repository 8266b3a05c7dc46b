using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>Removes an activity; refused while the workspace, a queue or a worker uses it.</summary>
/// <param name="Sid">Which.</param>
public sealed record DeleteActivity(ActivitySid Sid) : WorkspaceCommand<Nothing>;
