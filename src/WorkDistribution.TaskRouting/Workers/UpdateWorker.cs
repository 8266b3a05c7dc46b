using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workers;

/// <summary>Changes a worker; any update lets a worker who timed out be offered tasks again (R3-48).</summary>
/// <param name="Sid">Which.</param>
/// <param name="ActivitySid">New activity; refused while an offer is pending, unless it is rejected with it.</param>
/// <param name="Attributes">JSON object.</param>
/// <param name="FriendlyName">New name.</param>
/// <param name="RejectPendingReservations">Rejects what is offered, so that the activity can change.</param>
/// <param name="IfMatch">The version its owner saw (ETag, with or without quotes), or *; null: whatever it is. Another version is refused with 412.</param>
public sealed record UpdateWorker(
    WorkerSid Sid,
    ActivitySid? ActivitySid = null,
    string? Attributes = null,
    string? FriendlyName = null,
    bool RejectPendingReservations = false,
    string? IfMatch = null) : WorkspaceCommand<WorkerView>;
