using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transport;

/// <summary>Finds the next hop of a URI: address literals, then DNS A and AAAA. The base library offers no NAPTR and SRV look-up, so a name's port is
/// the one written, or 5060; a trunk that is only known by SRV is configured by its host.</summary>
internal sealed class SipResolver
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly ILogger _logger;

    /// <summary>Makes a resolver.</summary>
    public SipResolver(TimeProvider time, TimeSpan timeout, ILogger logger)
    {
        _time = time;
        _timeout = timeout;
        _logger = logger;
    }

    /// <summary>The next hop when the URI names an address; null when its host is a name (or nothing we can reach).</summary>
    public static SipDestination? FromLiteral(SipUri uri)
    {
        if (uri.Scheme is not "sip")
        {
            return null;
        }

        var host = HostOf(uri);
        return IPAddress.TryParse(host, out var address) ? new SipDestination(TransportOf(uri), new IPEndPoint(address, PortOf(uri))) : null;
    }

    /// <summary>The next hop of a URI; null when it cannot be found in time.</summary>
    /// <param name="uri">A sip: URI.</param>
    /// <param name="families">Which address families can be sent to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<SipDestination?> ResolveAsync(SipUri uri, Func<AddressFamily, bool> families, CancellationToken cancellationToken)
    {
        if (uri.Scheme is not "sip")
        {
            return null;
        }

        if (FromLiteral(uri) is { } literal)
        {
            return literal;
        }

        var host = HostOf(uri);
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, both.Token);
            foreach (var address in addresses)
            {
                if (families(address.AddressFamily))
                {
                    return new SipDestination(TransportOf(uri), new IPEndPoint(address, PortOf(uri)));
                }
            }

            SipLog.ResolveFailed(_logger, host, "no address of a family we listen on");
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ArgumentException)
        {
            SipLog.ResolveFailed(_logger, host, exception.Message);
        }

        return null;
    }

    private static string HostOf(SipUri uri)
    {
        foreach (var parameter in uri.Parameters)
        {
            if (string.Equals(parameter.Key, "maddr", StringComparison.OrdinalIgnoreCase) && parameter.Value.Length > 0)
            {
                return parameter.Value;
            }
        }

        return uri.Host;
    }

    private static int PortOf(SipUri uri) => uri.Port ?? 5060;

    private static SipTransportKind TransportOf(SipUri uri)
    {
        foreach (var parameter in uri.Parameters)
        {
            if (string.Equals(parameter.Key, "transport", StringComparison.OrdinalIgnoreCase))
            {
                return string.Equals(parameter.Value, "tcp", StringComparison.OrdinalIgnoreCase) ? SipTransportKind.Tcp : SipTransportKind.Udp;
            }
        }

        return SipTransportKind.Udp;
    }
}
