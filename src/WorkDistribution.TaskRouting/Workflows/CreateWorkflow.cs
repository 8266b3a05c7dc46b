using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Makes a workflow; every problem of its document is named.</summary>
/// <param name="FriendlyName">Its name, unique.</param>
/// <param name="Configuration">JSON document.</param>
/// <param name="AssignmentCallbackUrl">Asked about reservations.</param>
/// <param name="FallbackAssignmentCallbackUrl">Asked when that fails.</param>
/// <param name="TaskReservationTimeout">Seconds to accept; null: 120.</param>
public sealed record CreateWorkflow(
    string FriendlyName,
    string Configuration,
    string? AssignmentCallbackUrl = null,
    string? FallbackAssignmentCallbackUrl = null,
    int? TaskReservationTimeout = null) : WorkspaceCommand<Workflow>;
