using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace WorkDistribution.Sip.Transport;

/// <summary>A place to listen at, as written on the command line: <c>udp:127.0.0.1:5060</c>, <c>tcp:[::1]:5060</c>.</summary>
/// <param name="Transport">UDP or TCP.</param>
/// <param name="EndPoint">Address and port; port 0 takes a free one.</param>
public sealed record SipListener(SipTransportKind Transport, IPEndPoint EndPoint)
{
    /// <summary>Reads "udp:ADDRESS:PORT" or "tcp:ADDRESS:PORT"; the port may be left out and is 5060 then.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SipListener? listener)
    {
        listener = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
        {
            return false;
        }

        SipTransportKind kind;
        switch (text![..colon].ToLowerInvariant())
        {
            case "udp": kind = SipTransportKind.Udp; break;
            case "tcp": kind = SipTransportKind.Tcp; break;
            default: return false;
        }

        var rest = text[(colon + 1)..];
        if (rest.Length == 0 || !IPEndPoint.TryParse(rest, out var endPoint))
        {
            return false;
        }

        var hasPort = rest.StartsWith('[') ? rest.Contains("]:", StringComparison.Ordinal) : rest.IndexOf(':', StringComparison.Ordinal) == rest.LastIndexOf(':') && rest.Contains(':', StringComparison.Ordinal);
        listener = new SipListener(kind, hasPort ? endPoint : new IPEndPoint(endPoint.Address, 5060));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(Transport == SipTransportKind.Udp ? "udp" : "tcp")}:{EndPoint}";
}
