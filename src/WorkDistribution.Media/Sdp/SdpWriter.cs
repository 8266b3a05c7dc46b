using System.Globalization;
using System.Net;
using System.Text;

namespace WorkDistribution.Media.Sdp;

/// <summary>Writes our descriptions: one session part, then the streams.</summary>
internal sealed class SdpWriter
{
    private readonly StringBuilder _text = new(512);

    /// <summary>The session part without the origin's version, which the caller decides: <c>v= o= s= c= t=</c>.</summary>
    public static string WriteHead(ulong sessionId, ulong version, IPAddress address)
    {
        var type = SdpConnection.TypeOf(address);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=- {sessionId} {version} IN {type} {address}\r\ns=-\r\nc=IN {type} {address}\r\nt=0 0\r\n");
    }

    /// <summary>An audio stream.</summary>
    /// <param name="port">Our RTP port.</param>
    /// <param name="encodings">Payload types with their encodings, in the order of preference.</param>
    /// <param name="direction">Which way media may flow, seen by us.</param>
    public void AddAudio(int port, IReadOnlyList<(int PayloadType, string Encoding)> encodings, SdpDirection direction)
    {
        _text.Append(CultureInfo.InvariantCulture, $"m=audio {port} RTP/AVP");
        foreach (var (payloadType, _) in encodings)
        {
            _text.Append(CultureInfo.InvariantCulture, $" {payloadType}");
        }

        _text.Append("\r\n");
        foreach (var (payloadType, encoding) in encodings)
        {
            _text.Append(CultureInfo.InvariantCulture, $"a=rtpmap:{payloadType} {encoding}\r\n");
            if (encoding.StartsWith("telephone-event", StringComparison.Ordinal))
            {
                _text.Append(CultureInfo.InvariantCulture, $"a=fmtp:{payloadType} 0-16\r\n");
            }
        }

        var way = direction switch
        {
            SdpDirection.SendReceive => "sendrecv",
            SdpDirection.SendOnly => "sendonly",
            SdpDirection.ReceiveOnly => "recvonly",
            _ => "inactive",
        };
        _text.Append("a=ptime:20\r\na=").Append(way).Append("\r\n");
    }

    /// <summary>Refuses a stream (RFC 3264 section 6): its line again with port 0.</summary>
    public void AddRefused(SdpMedia media) =>
        _text.Append("m=").Append(media.Kind).Append(" 0 ").Append(media.Protocol).Append(' ').AppendJoin(' ', media.Formats).Append("\r\n");

    /// <summary>The streams written so far.</summary>
    public override string ToString() => _text.ToString();
}
