namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Something asked of a workspace: a question or a change. Immutable; carried out by the workspace's one owner in the order of arrival.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
public abstract record WorkspaceCommand<TResult>
{
    /// <summary>Who asks; shown in the events that follow.</summary>
    public Actor Actor { get; init; } = Actor.System;
}
