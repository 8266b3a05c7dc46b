using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Workflows;

/// <summary>Changes a workflow; null keeps what is set, an empty address clears it. Tasks that wait go on by the new document from the target they are at, or are evaluated anew.</summary>
/// <param name="Sid">Which.</param>
/// <param name="FriendlyName">New name.</param>
/// <param name="Configuration">JSON document.</param>
/// <param name="AssignmentCallbackUrl">Asked about reservations.</param>
/// <param name="FallbackAssignmentCallbackUrl">Asked when that fails.</param>
/// <param name="TaskReservationTimeout">Seconds to accept.</param>
/// <param name="ReEvaluateTasks">Whether its waiting tasks are led through it from the start.</param>
public sealed record UpdateWorkflow(
    WorkflowSid Sid,
    string? FriendlyName = null,
    string? Configuration = null,
    string? AssignmentCallbackUrl = null,
    string? FallbackAssignmentCallbackUrl = null,
    int? TaskReservationTimeout = null,
    bool ReEvaluateTasks = false) : WorkspaceCommand<Workflow>;
