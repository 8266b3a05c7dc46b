using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>Renames an activity.</summary>
/// <param name="Sid">Which.</param>
/// <param name="FriendlyName">New name; null: as it is.</param>
public sealed record UpdateActivity(ActivitySid Sid, string? FriendlyName = null) : WorkspaceCommand<Activity>;
