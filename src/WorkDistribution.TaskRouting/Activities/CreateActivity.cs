using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Activities;

/// <summary>Makes an activity.</summary>
/// <param name="FriendlyName">Its name, unique.</param>
/// <param name="Available">Whether workers in it are offered tasks. Default false.</param>
public sealed record CreateActivity(string FriendlyName, bool Available = false) : WorkspaceCommand<Activity>;
