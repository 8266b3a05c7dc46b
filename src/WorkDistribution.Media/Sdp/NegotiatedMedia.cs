using System.Net;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sdp;

/// <summary>What offer and answer have agreed on for our one audio stream.</summary>
internal sealed record NegotiatedMedia
{
    /// <summary>Where the far end wants RTP.</summary>
    public required IPEndPoint RemoteRtp { get; init; }

    /// <summary>Where the far end wants RTCP.</summary>
    public required IPEndPoint RemoteRtcp { get; init; }

    /// <summary>What we send.</summary>
    public required AudioCodec Codec { get; init; }

    /// <summary>The payload type we send it with.</summary>
    public required int SendPayloadType { get; init; }

    /// <summary>The payload type we send telephone events with; null when the far end takes none.</summary>
    public int? EventPayloadType { get; init; }

    /// <summary>Payload type on which µ-law may come; -1 when not agreed.</summary>
    public int ReceivePcmu { get; init; } = -1;

    /// <summary>Payload type on which A-law may come; -1 when not agreed.</summary>
    public int ReceivePcma { get; init; } = -1;

    /// <summary>Payload type on which telephone events come; -1 when not agreed.</summary>
    public int ReceiveEvents { get; init; } = -1;

    /// <summary>What the far end does, as it said.</summary>
    public required SdpDirection RemoteDirection { get; init; }

    /// <summary>Whether the far end wants to be sent audio.</summary>
    public bool CanSend => (RemoteDirection & SdpDirection.ReceiveOnly) != SdpDirection.Inactive;

    /// <summary>Whether the far end sends audio.</summary>
    public bool ExpectsAudio => (RemoteDirection & SdpDirection.SendOnly) != SdpDirection.Inactive;

    /// <summary>Whether we are on hold (RFC 3264 section 8.4).</summary>
    public bool IsHeld => !CanSend;
}
