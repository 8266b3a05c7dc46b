namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Removes the workspace with all that is in it.</summary>
public sealed record DeleteWorkspace : WorkspaceCommand<Nothing>;
