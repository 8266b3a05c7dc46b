using System.Net;

namespace WorkDistribution.Media.Sessions;

/// <summary>Settings of the media side.</summary>
public sealed class MediaOptions
{
    /// <summary>Lowest port of the RTP range; even. Default 20000.</summary>
    public int RtpPortMin { get; set; } = 20000;

    /// <summary>Highest port of the RTP range. Default 29999.</summary>
    public int RtpPortMax { get; set; } = 29999;

    /// <summary>Address the sockets bind to. Default 127.0.0.1.</summary>
    public IPAddress BindAddress { get; set; } = IPAddress.Loopback;

    /// <summary>Address written into SDP; default the bind address.</summary>
    public IPAddress? AdvertisedAddress { get; set; }

    /// <summary>Threads of the media clock; default one a core.</summary>
    public int ClockThreads { get; set; } = Environment.ProcessorCount;

    /// <summary>Silence on the wire after which <see cref="IMediaObserver.OnMediaLost"/> is told. Default 60 s.</summary>
    public TimeSpan MediaLostAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether silence is sent as packets while there is nothing to say: keeps the ways through address translation open. Default true.</summary>
    public bool SendSilence { get; set; } = true;

    /// <summary>Memory for decoded and encoded prompts, in bytes. Default 256 MiB.</summary>
    public long PromptCacheBytes { get; set; } = 256L << 20;
}
