namespace WorkDistribution.Voice.Messages;

/// <summary>What waits now, and what has been counted since start.</summary>
/// <param name="Outgoing">Messages that are still to be sent, scheduled ones too.</param>
/// <param name="Incoming">Messages that came in and whose application is being asked.</param>
/// <param name="Refused">Messages, out or in, that were refused because too many waited.</param>
/// <param name="Retried">Tries after the first.</param>
public sealed record MessageStatistics(int Outgoing, int Incoming, long Refused, long Retried);
