using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Calls;

/// <summary>Which calls to list; null means any. Newest first.</summary>
/// <param name="To">Exact called address.</param>
/// <param name="From">Exact calling address.</param>
/// <param name="ParentCallSid">Children of this call.</param>
/// <param name="Status">Exact status; but queued finds initiated too, since to REST both are queued.</param>
/// <param name="StartedFrom">Start time at or after.</param>
/// <param name="StartedBefore">Start time before.</param>
/// <param name="EndedFrom">End time at or after.</param>
/// <param name="EndedBefore">End time before.</param>
public sealed record CallFilter(
    string? To = null,
    string? From = null,
    CallSid? ParentCallSid = null,
    CallStatus? Status = null,
    DateTimeOffset? StartedFrom = null,
    DateTimeOffset? StartedBefore = null,
    DateTimeOffset? EndedFrom = null,
    DateTimeOffset? EndedBefore = null);
