using System.Net;
using System.Net.Sockets;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Makes the TCP connections of the HTTP handler. Resolves the name itself and connects to the very address that was checked,
/// so that a name which answers differently the second time gains nothing.</summary>
internal sealed class GuardedConnector(IHostResolver resolver, WebhookOptions options, TimeProvider clock)
{
    /// <summary>A request may bring its own time limit.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> ConnectTimeoutKey = new("WorkDistribution.ConnectTimeout");

    private const int Attempts = 2;

    /// <summary>The handler under everything that reaches customers' servers: no proxy (it would resolve names out of the guard's sight), no redirects by itself, no cookies.</summary>
    public static SocketsHttpHandler NewHandler(IHostResolver resolver, WebhookOptions options, TimeProvider clock) => new()
    {
        ConnectCallback = new GuardedConnector(resolver, options, clock).ConnectAsync,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        MaxResponseHeadersLength = 64,
    };

    /// <summary>Connects.</summary>
    /// <exception cref="ConnectFailedException">With the reason.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var timeout = context.InitialRequestMessage.Options.TryGetValue(ConnectTimeoutKey, out var own) ? own : options.ConnectTimeout;
        var addresses = await FindAsync(host, timeout * Attempts, cancellationToken);
        var reason = "";
        var lost = 0;
        for (var attempt = 0; attempt < Math.Max(Attempts, addresses.Count) && lost < Attempts; attempt++)
        {
            var endPoint = new IPEndPoint(addresses[attempt % addresses.Count], context.DnsEndPoint.Port);
            using var limit = new CancellationTokenSource(timeout, clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endPoint, linked.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                socket.Dispose();
                reason = "timed out";
                lost++;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                reason = e.SocketErrorCode == SocketError.ConnectionRefused ? "was refused" : $"failed ({e.SocketErrorCode})";
                if (attempt >= addresses.Count - 1)
                {
                    break;
                }
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new ConnectFailedException(ErrorCatalogue.HttpConnectionFailure, $"The connection to {host}:{context.DnsEndPoint.Port} {reason}.");
    }

    private async Task<List<IPAddress>> FindAsync(string host, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var all = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, timeout, cancellationToken);
        if (all.Length == 0)
        {
            throw new ConnectFailedException(ErrorCatalogue.HttpBadHostName, $"The host name {host} has no address.");
        }

        var allowed = all.Where(a => AddressGuard.IsAllowed(a, options.AllowPrivateWebhooks)).ToList();
        return allowed.Count > 0
            ? allowed
            : throw new ConnectFailedException(
                ErrorCatalogue.UrlNotUsable,
                $"The address of {host} is not on the public Internet; the operator can allow private addresses (--allow-private-webhooks).");
    }

    private async Task<IPAddress[]> ResolveAsync(string host, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await resolver.ResolveAsync(host, linked.Token);
        }
        catch (SocketException e)
        {
            throw new ConnectFailedException(ErrorCatalogue.HttpBadHostName, $"The host name {host} could not be resolved ({e.SocketErrorCode}).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectFailedException(ErrorCatalogue.HttpBadHostName, $"The host name {host} was not resolved in time.");
        }
    }
}
