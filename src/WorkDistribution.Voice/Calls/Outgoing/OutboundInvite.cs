using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Voice.Calls.Outgoing;

/// <summary>One phone to ring.</summary>
/// <param name="Sip">The INVITE; its body is filled in by the leg.</param>
/// <param name="InsideHops">0 for a phone outside; for a number of this server, how many calls have led here from inside.</param>
internal sealed record OutboundInvite(OutgoingInvite Sip, int InsideHops = 0);
