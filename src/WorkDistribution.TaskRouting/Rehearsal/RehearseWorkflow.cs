using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Asks what a period would have been had the workflow been changed at its beginning.</summary>
/// <param name="Sid">The workflow.</param>
/// <param name="From">Beginning of the period, inclusive.</param>
/// <param name="Until">Its end, exclusive; not in the future, and at most <see cref="RehearsalOptions.LongestPeriod"/> later.</param>
/// <param name="Configuration">The JSON document that is rehearsed; null: the stored one.</param>
/// <param name="TaskReservationTimeout">Seconds to accept, 1 to 86,400; null: the stored ones.</param>
public sealed record RehearseWorkflow(WorkflowSid Sid, DateTimeOffset From, DateTimeOffset Until, string? Configuration = null, int? TaskReservationTimeout = null);
