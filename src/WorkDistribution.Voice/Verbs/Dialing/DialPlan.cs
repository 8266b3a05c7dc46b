using System.Collections.Immutable;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Outgoing;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>How one noun of Dial is rung.</summary>
/// <param name="Target">The noun.</param>
/// <param name="To">Its address as shown.</param>
/// <param name="From">Caller id.</param>
/// <param name="Invites">One a phone; empty when it cannot be rung.</param>
/// <param name="WithoutInvites">The status it has then.</param>
internal sealed record DialPlan(DialTarget Target, string To, string From, ImmutableArray<OutboundInvite> Invites, CallStatus WithoutInvites);
