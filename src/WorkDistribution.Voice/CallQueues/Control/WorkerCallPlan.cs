using System.Collections.Immutable;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Outgoing;

namespace WorkDistribution.Voice.CallQueues.Control;

/// <summary>How a worker is rung for a caller.</summary>
/// <param name="Order">What is wanted.</param>
/// <param name="Caller">The caller's record.</param>
/// <param name="To">The worker's address as shown.</param>
/// <param name="From">Caller id.</param>
/// <param name="Invites">One a phone; at least one.</param>
internal sealed record WorkerCallPlan(DequeueOrder Order, CallRecord Caller, string To, string From, ImmutableArray<OutboundInvite> Invites);
