using System.Net;
using System.Net.Sockets;

namespace WorkDistribution.Media.Sdp;

/// <summary>A connection line (c=IN IP4 192.0.2.1).</summary>
/// <param name="Address">The address; null where a host name was written, which we do not look up.</param>
internal readonly record struct SdpConnection(IPAddress? Address)
{
    /// <summary>Whether it is the old way to say hold (RFC 3264 section 8.4).</summary>
    public bool IsUnspecified => Address is not null && (Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any));

    /// <summary>The address type of an address.</summary>
    public static string TypeOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";

    /// <summary>Reads the value of a connection line.</summary>
    public static bool TryParse(ReadOnlySpan<char> value, out SdpConnection connection)
    {
        connection = default;
        Span<Range> parts = stackalloc Range[4];
        if (value.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries) != 3)
        {
            return false;
        }

        var type = value[parts[1]];
        if (!value[parts[0]].Equals("IN", StringComparison.OrdinalIgnoreCase) ||
            (!type.Equals("IP4", StringComparison.OrdinalIgnoreCase) && !type.Equals("IP6", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var text = value[parts[2]];
        var slash = text.IndexOf('/'); // time to live or count of multicast groups
        connection = new SdpConnection(IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address) ? address : null);
        return true;
    }
}
