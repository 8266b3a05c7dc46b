using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Decides which addresses customers' URLs may reach. Asked with the address that is about to be connected to, never with a name.</summary>
internal static class AddressGuard
{
    /// <summary>Never reached, whatever the operator allows: this host's wildcard, multicast, broadcast, and where clouds serve their secrets.</summary>
    private static readonly ImmutableArray<IPNetwork> Never =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), // link-local, with 169.254.169.254 of most clouds
        IPNetwork.Parse("100.100.100.200/32"), // Alibaba
        IPNetwork.Parse("192.0.0.192/32"), // Oracle
        IPNetwork.Parse("168.63.129.16/32"), // Azure; a public address
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fec0::/10"),
        IPNetwork.Parse("fd00:ec2::/32"), // Amazon
        IPNetwork.Parse("fd20:ce::/32"), // Google
        IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Not on the public Internet (the IANA special-purpose registries).</summary>
    private static readonly ImmutableArray<IPNetwork> Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <summary>Whether the address may be connected to.</summary>
    /// <param name="address">The address itself.</param>
    /// <param name="allowPrivate">Whether the operator allows private and loopback addresses.</param>
    public static bool IsAllowed(IPAddress address, bool allowPrivate)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (Contains(Never, address))
        {
            return false;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return IsAllowedV6(address, allowPrivate);
        }

        return allowPrivate || !Contains(Private, address);
    }

    /// <summary>IPv6 addresses that carry an IPv4 address are judged by that one.</summary>
    private static bool IsAllowedV6(IPAddress address, bool allowPrivate)
    {
        var bytes = address.GetAddressBytes();
        if (IPAddress.IsLoopback(address))
        {
            return allowPrivate;
        }

        if (Nat64.Contains(address) || Compatible.Contains(address))
        {
            return IsAllowed(new IPAddress(bytes.AsSpan(12, 4)), allowPrivate);
        }

        if (SixToFour.Contains(address))
        {
            return IsAllowed(new IPAddress(bytes.AsSpan(2, 4)), allowPrivate);
        }

        return allowPrivate || (GlobalUnicast.Contains(address) && !Contains(Private, address));
    }

    private static bool Contains(ImmutableArray<IPNetwork> networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
