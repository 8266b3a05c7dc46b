using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Removes a worker; refused while its activity is available or it has tasks.</summary>
/// <param name="Sid">Which.</param>
/// <param name="IfMatch">The version its owner saw (ETag, with or without quotes), or *; null: whatever it is. Another version is refused with 412.</param>
public sealed record DeleteWorker(WorkerSid Sid, string? IfMatch = null) : WorkspaceCommand<Nothing>;
