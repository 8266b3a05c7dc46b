namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Asks for the workspace.</summary>
public sealed record FetchWorkspace : WorkspaceCommand<WorkspaceView>;
