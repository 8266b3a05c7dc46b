using System.Net;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Finds the addresses of a host name.</summary>
internal interface IHostResolver
{
    /// <summary>The addresses in the order to try them; empty or <see cref="System.Net.Sockets.SocketException"/> when there are none.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
