using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>Asks what workers are doing.</summary>
/// <param name="Workers">Only these; null: all.</param>
/// <param name="TaskChannel">Only those whose channel of this kind (identifier or unique name) is available; null: all.</param>
public sealed record FetchWorkersRealTimeStatistics(WorkerFilter? Workers = null, string? TaskChannel = null) : WorkspaceCommand<WorkersRealTimeStatistics>;
