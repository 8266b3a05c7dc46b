using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Calls;

/// <summary>A change to a live call.</summary>
/// <param name="AccountSid">Whose call.</param>
/// <param name="Sid">Which call.</param>
/// <param name="Instructions">New instructions: what runs now is cut and these are followed; null for none.</param>
/// <param name="Status">completed (hang up) or canceled (only before the answer); null for none.</param>
/// <param name="StatusCallback">Replaces who is told; null keeps it.</param>
/// <param name="TimeLimit">How long it may last, counted from its answer; null keeps the limit it has.</param>
public sealed record UpdateCallCommand(
    AccountSid AccountSid,
    CallSid Sid,
    CallInstructions? Instructions = null,
    CallStatus? Status = null,
    StatusCallback? StatusCallback = null,
    TimeSpan? TimeLimit = null);
