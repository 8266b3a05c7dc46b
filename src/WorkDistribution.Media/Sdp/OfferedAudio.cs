using System.Globalization;
using System.Net;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sdp;

/// <summary>What of one media description we can use: plain RTP with G.711, and the telephone events beside it.</summary>
internal sealed record OfferedAudio
{
    private OfferedAudio()
    {
    }

    /// <summary>The first encoding in the far end's order that we have.</summary>
    public required AudioCodec Codec { get; init; }

    /// <summary>Its payload type.</summary>
    public required int PayloadType { get; init; }

    /// <summary>Payload type of the far end's µ-law; -1 when not listed.</summary>
    public required int Pcmu { get; init; }

    /// <summary>Payload type of the far end's A-law; -1 when not listed.</summary>
    public required int Pcma { get; init; }

    /// <summary>Payload type of its telephone events at 8000 a second; null when not listed.</summary>
    public required int? Events { get; init; }

    /// <summary>Where it wants RTP.</summary>
    public required IPEndPoint Rtp { get; init; }

    /// <summary>Where it wants RTCP (RFC 3605).</summary>
    public required IPEndPoint Rtcp { get; init; }

    /// <summary>Which way it lets media flow; an unspecified address counts as not wanting any.</summary>
    public required SdpDirection Direction { get; init; }

    /// <summary>Reads a stream.</summary>
    /// <param name="description">The whole description.</param>
    /// <param name="media">One of its streams.</param>
    /// <param name="audio">What can be used.</param>
    /// <param name="problem">Why it cannot be used, in words.</param>
    public static bool TryRead(SessionDescription description, SdpMedia media, out OfferedAudio? audio, out string problem)
    {
        audio = null;
        problem = "";
        if (media.Kind != "audio" || media.Port == 0)
        {
            problem = "no audio stream";
            return false;
        }

        if (!string.Equals(media.Protocol, "RTP/AVP", StringComparison.OrdinalIgnoreCase))
        {
            problem = "only RTP/AVP is supported, not " + media.Protocol;
            return false;
        }

        if (description.ConnectionOf(media) is not { Address: { } address } connection)
        {
            problem = "no IP address in a connection line";
            return false;
        }

        var pcmu = Find(media, "PCMU/8000");
        var pcma = Find(media, "PCMA/8000");
        if (pcmu.Order < 0 && pcma.Order < 0)
        {
            problem = "no codec in common: PCMU and PCMA are supported";
            return false;
        }

        var isMuLaw = pcma.Order < 0 || (pcmu.Order >= 0 && pcmu.Order < pcma.Order);
        var events = Find(media, "telephone-event/8000");
        var direction = description.DirectionOf(media);
        var rtp = new IPEndPoint(address, media.Port);
        audio = new OfferedAudio
        {
            Codec = isMuLaw ? AudioCodec.Pcmu : AudioCodec.Pcma,
            PayloadType = isMuLaw ? pcmu.PayloadType : pcma.PayloadType,
            Pcmu = pcmu.PayloadType,
            Pcma = pcma.PayloadType,
            Events = events.Order < 0 ? null : events.PayloadType,
            Rtp = rtp,
            Rtcp = ReadRtcp(media, rtp),
            Direction = connection.IsUnspecified ? direction & ~SdpDirection.ReceiveOnly : direction,
        };
        return true;
    }

    private static (int Order, int PayloadType) Find(SdpMedia media, string encoding)
    {
        for (var i = 0; i < media.Formats.Count; i++)
        {
            var format = media.Formats[i];
            var isPayloadType = byte.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 128;
            if (isPayloadType && Matches(media.EncodingOf(format), encoding))
            {
                return (i, number);
            }
        }

        return (-1, -1);
    }

    // "PCMU/8000" and "PCMU/8000/1" are the same.
    private static bool Matches(string written, string encoding) =>
        written.StartsWith(encoding, StringComparison.OrdinalIgnoreCase) &&
        (written.Length == encoding.Length || written.AsSpan(encoding.Length).SequenceEqual("/1"));

    // a=rtcp:port [IN IP4 address]
    private static IPEndPoint ReadRtcp(SdpMedia media, IPEndPoint rtp)
    {
        var usual = new IPEndPoint(rtp.Address, Math.Min(rtp.Port + 1, IPEndPoint.MaxPort));
        if (media.Find("rtcp") is not { } value)
        {
            return usual;
        }

        var space = value.IndexOf(' ', StringComparison.Ordinal);
        var port = space < 0 ? value : value[..space];
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return usual;
        }

        var other = space > 0 && SdpConnection.TryParse(value.AsSpan(space + 1), out var connection) ? connection.Address : null;
        return new IPEndPoint(other ?? rtp.Address, number);
    }
}
