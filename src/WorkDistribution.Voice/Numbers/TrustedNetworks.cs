using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Sources taken as a trunk without credentials.</summary>
internal sealed class TrustedNetworks(IOptions<VoiceOptions> options)
{
    private readonly ImmutableArray<IPNetwork> _networks =
        [.. options.Value.TrustedNetworks.Select(n => IPNetwork.TryParse(n, out var network) ? network : (IPNetwork?)null).OfType<IPNetwork>()];

    /// <summary>Whether an address is in one of them.</summary>
    public bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in _networks)
        {
            if (network.Contains(plain))
            {
                return true;
            }
        }

        return false;
    }
}
