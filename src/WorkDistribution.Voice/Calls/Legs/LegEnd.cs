namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>How a leg ended.</summary>
/// <param name="Status">The final status.</param>
/// <param name="Reason">Why, for the record: remote-bye, ring-timeout, ...</param>
/// <param name="SipStatus">The SIP status that ended it, where one did.</param>
internal sealed record LegEnd(CallStatus Status, string Reason, int? SipStatus = null);
