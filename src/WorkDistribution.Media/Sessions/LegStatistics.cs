namespace WorkDistribution.Media.Sessions;

/// <summary>Counters of one leg since it opened.</summary>
/// <param name="PacketsSent">RTP packets sent.</param>
/// <param name="PacketsReceived">RTP packets received from the far end.</param>
/// <param name="PacketsLost">Packets that never came, by sequence number.</param>
/// <param name="PacketsLate">Packets that came too late to be played.</param>
/// <param name="Jitter">Interarrival jitter.</param>
/// <param name="RoundTrip">Last round trip from RTCP; zero when unknown.</param>
/// <param name="Codec">The encoding in use: PCMU, PCMA; empty before negotiation.</param>
public sealed record LegStatistics(
    long PacketsSent,
    long PacketsReceived,
    long PacketsLost,
    long PacketsLate,
    TimeSpan Jitter,
    TimeSpan RoundTrip,
    string Codec);
