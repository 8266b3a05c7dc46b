namespace WorkDistribution.Media.Sessions;

/// <summary>What the media side holds now and has counted since start.</summary>
/// <param name="Sessions">Open sessions.</param>
/// <param name="PortsFree">Port pairs that are free.</param>
/// <param name="PacketsSent">RTP packets sent.</param>
/// <param name="PacketsReceived">RTP packets taken in.</param>
/// <param name="PacketsRejected">Datagrams on media ports that were not usable.</param>
/// <param name="OpensRefused">Sessions refused because the port range was spent.</param>
/// <param name="LateTicks">Clock ticks that began more than 5 ms late.</param>
/// <param name="Recordings">Recordings being written.</param>
/// <param name="Mixers">Open conferences.</param>
public sealed record MediaStatistics(
    int Sessions,
    int PortsFree,
    long PacketsSent,
    long PacketsReceived,
    long PacketsRejected,
    long OpensRefused,
    long LateTicks,
    int Recordings,
    int Mixers = 0);
