using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Server.Webhooks;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Server.Streams;

/// <summary>Opens WebSockets to customers' servers under the same guard as webhooks: the address that is connected to is the address that was checked.</summary>
internal sealed class StreamConnector : IStreamConnector, IDisposable
{
    /// <summary>How often an idle connection is pinged; one that does not answer for twice as long is given up.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private readonly IAccountStore _accounts;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    public StreamConnector(IAccountStore accounts, IHostResolver resolver, IOptions<WebhookOptions> options, TimeProvider clock)
    {
        _accounts = accounts;
        _clock = clock;

        // Connections last as long as calls: how many there are is bounded by the calls, not by the host.
        _http = new HttpMessageInvoker(GuardedConnector.NewHandler(resolver, options.Value, clock));
    }

    /// <inheritdoc/>
    public async Task<StreamConnectOutcome> ConnectAsync(StreamConnectRequest request, CancellationToken cancellationToken)
    {
        // A WebSocket's address is an http address but for its scheme.
        if (!WebhookUrl.TryParse("http" + request.Url["ws".Length..], out var url, out var problem))
        {
            return Failed(ErrorCatalogue.StreamUrlInvalid, problem);
        }

        if (await _accounts.FindAsync(request.AccountSid, cancellationToken) is not { } account)
        {
            return Failed(ErrorCatalogue.InternalError, $"There is no account {request.AccountSid}.");
        }

        var shown = "ws" + url.Shown["http".Length..];
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = KeepAlive;
        socket.Options.KeepAliveTimeout = KeepAlive * 2;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("User-Agent", FetchClient.UserAgent);
        socket.Options.SetRequestHeader(RequestSignature.HeaderName, RequestSignature.Compute(account.AuthToken, "ws" + url.Signed["http".Length..], []));
        if (url.Authorization is { } authorization)
        {
            socket.Options.SetRequestHeader("Authorization", authorization);
        }

        using var limit = new CancellationTokenSource(request.Timeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(new Uri("ws" + url.RequestUri.OriginalString["http".Length..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), _http, linked.Token);
            return new StreamConnectOutcome.Connected(new StreamConnection(socket, shown, _clock));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            return Failed(ErrorCatalogue.StreamConnectFailed, $"{shown} did not open the WebSocket within {request.Timeout.TotalSeconds:0.#} s.");
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return Explain(e, shown, status);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static StreamConnectOutcome.Failed Explain(Exception exception, string shown, int status)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is ConnectFailedException failed)
            {
                return Failed(failed.Error == ErrorCatalogue.UrlNotUsable ? failed.Error : ErrorCatalogue.StreamConnectFailed, failed.Message);
            }
        }

        return status > 0
            ? Failed(ErrorCatalogue.StreamHandshakeFailed, $"{shown} answered the WebSocket handshake with {status}.")
            : Failed(ErrorCatalogue.StreamConnectFailed, $"{shown} could not be connected to: {(exception.InnerException ?? exception).Message}");
    }

    private static StreamConnectOutcome.Failed Failed(ErrorCode error, string detail) => new(new StreamFault(error, detail));
}
