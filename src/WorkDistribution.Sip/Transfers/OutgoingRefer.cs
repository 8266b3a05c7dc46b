using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transfers;

/// <summary>A REFER to send (RFC 3515).</summary>
/// <param name="ReferTo">Where the far end shall call; headers of the URI become headers of its INVITE.</param>
/// <param name="ReferredBy">In whose name (RFC 3892); null for nobody's.</param>
/// <param name="Headers">Further headers.</param>
public sealed record OutgoingRefer(SipUri ReferTo, SipUri? ReferredBy, ImmutableArray<SipHeader> Headers);
