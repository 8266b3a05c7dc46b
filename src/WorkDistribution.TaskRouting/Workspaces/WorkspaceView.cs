using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>A workspace with what the wire shows beside it.</summary>
public sealed record WorkspaceView
{
    /// <summary>The workspace.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>Name of the default activity.</summary>
    public required string DefaultActivityName { get; init; }

    /// <summary>Name of the time-out activity.</summary>
    public required string TimeoutActivityName { get; init; }
}
