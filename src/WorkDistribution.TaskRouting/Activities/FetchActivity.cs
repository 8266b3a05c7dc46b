using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>Asks for an activity.</summary>
/// <param name="Sid">Which.</param>
public sealed record FetchActivity(ActivitySid Sid) : WorkspaceCommand<Activity>;
