using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Sends one request and follows its redirects. Every hop is signed anew, checked anew and bounded.</summary>
internal sealed class FetchClient : IDisposable
{
    /// <summary>Says who we are, and whose habits we follow.</summary>
    public const string UserAgent = "WorkDistribution/1.0 (compatible; TwilioProxy/1.1)";

    /// <summary>Bytes of an error answer kept for the notification.</summary>
    private const int ErrorBodyLimit = 4_096;

    private readonly HttpMessageInvoker _http;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;

    public FetchClient(WebhookOptions options, IHostResolver resolver, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        var handler = GuardedConnector.NewHandler(resolver, options, clock);
        handler.AutomaticDecompression = DecompressionMethods.All;
        handler.MaxConnectionsPerServer = options.PerHostLimit;
        handler.MaxResponseDrainSize = ErrorBodyLimit;
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30);
        _http = new HttpMessageInvoker(handler);
    }

    /// <summary>Fetches. Never throws for what the network does.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends it; then <see cref="OperationCanceledException"/>.</param>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var state = StatePlacement.Of(request.Url, request.Method, request.Parameters);
        var hop = new Hop(state.Url, request.Method == WebhookMethod.Post, request.Url.Authorization, request.OwnersUrl, state);
        for (var redirects = 0; ; redirects++)
        {
            using var limit = new CancellationTokenSource(request.Url.Overrides.Read ?? Timeout.InfiniteTimeSpan, _clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                using var message = Build(request, hop);
                using var response = await _http.SendAsync(message, linked.Token);
                limit.CancelAfter(Timeout.InfiniteTimeSpan);
                KeepCookies(request.Cookies, hop.Url, response);
                if (Location(response) is not { } location)
                {
                    return await ReadAsync(request, hop, response, linked.Token);
                }

                if (redirects == _options.RedirectLimit)
                {
                    return Failed(ErrorCatalogue.HttpTooManyRedirects, $"{request.Url.Shown} redirected more than {_options.RedirectLimit} times.");
                }

                if (Next(hop, response.StatusCode, location) is not { } next)
                {
                    return Failed(ErrorCatalogue.UrlNotUsable, $"{hop.Url.Shown} redirected to an address that is not http or https.", (int)response.StatusCode);
                }

                hop = next;
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return new FetchResult(new WebhookOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, $"{hop.Url.Shown} did not begin to answer in time."), RetryCauses.Read);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return FetchFault.Explain(e, hop.Url);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Build(FetchRequest request, Hop hop)
    {
        var state = hop.State;
        var url = request.Url.Overrides.IsSignedInUrl
            ? hop.Url.WithQuery($"{RequestSignature.QueryName}={Uri.EscapeDataString(RequestSignature.Compute(request.AuthToken, hop.Url.Signed, state.Signed))}")
            : hop.Url;
        var message = new HttpRequestMessage(hop.IsPost ? HttpMethod.Post : HttpMethod.Get, url.RequestUri);
        if (hop.IsPost)
        {
            message.Content = new StringContent(FormText.Encode(state.Body));
            message.Content.Headers.Remove("Content-Type");
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        }

        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", UserAgent);
        headers.TryAddWithoutValidation("Accept", "*/*");
        headers.TryAddWithoutValidation(RequestSignature.HeaderName, RequestSignature.Compute(request.AuthToken, url.Signed, state.Signed));
        headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", request.IdempotencyToken);
        if (hop.Authorization is not null)
        {
            headers.TryAddWithoutValidation("Authorization", hop.Authorization);
        }

        var kept = request.Cookies?.Container.GetCookieHeader(hop.Url.Canonical) ?? "";
        if (kept.Length + state.Cookies.Length > 0)
        {
            headers.TryAddWithoutValidation("Cookie", kept.Length == 0 ? state.Cookies : state.Cookies.Length == 0 ? kept : $"{kept}; {state.Cookies}");
        }

        foreach (var (name, value) in request.Headers.Concat(state.Headers))
        {
            headers.TryAddWithoutValidation(name, value);
        }

        if (request.Url.Overrides.Connect is { } connect)
        {
            message.Options.Set(GuardedConnector.ConnectTimeoutKey, connect);
        }

        return message;
    }

    private static void KeepCookies(WebhookCookies? cookies, WebhookUrl url, HttpResponseMessage response)
    {
        if (cookies is null || !response.Headers.NonValidated.TryGetValues("Set-Cookie", out var values))
        {
            return;
        }

        foreach (var value in values)
        {
            try
            {
                cookies.Container.SetCookies(url.Canonical, value);
            }
            catch (CookieException)
            {
                // A cookie for another host, or malformed: dropped, as a browser does.
            }
        }
    }

    private static string? Location(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.NonValidated.TryGetValues("Location", out var values)
            ? values.ToString()
            : null;

    /// <summary>Where a redirect leads: 301, 302 and 303 turn POST into GET without parameters, 307 and 308 repeat the request.</summary>
    private static Hop? Next(Hop hop, HttpStatusCode status, string location)
    {
        if (!Uri.TryCreate(hop.Url.Canonical, location.Trim(), out var target)
            || !WebhookUrl.TryParse(Uri.TryCreate(location.Trim(), UriKind.Absolute, out _) && !location.TrimStart().StartsWith('/') ? location : target.AbsoluteUri, out var url, out _))
        {
            return null;
        }

        return new Hop(
            url,
            hop.IsPost && (int)status is 307 or 308,
            url.Authorization ?? (url.IsSameOrigin(hop.Url) ? hop.Authorization : null),
            url.Signed,
            hop.IsPost && (int)status is 307 or 308 ? hop.State with { Url = url } : StatePlacement.None(url));
    }

    private async Task<FetchResult> ReadAsync(FetchRequest request, Hop hop, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "";
        if (status is < 200 or > 299 && !(status == 304 && !request.Headers.IsEmpty))
        {
            var (start, _) = await ReadBodyAsync(response.Content, ErrorBodyLimit, cancellationToken);
            var cause = status switch { >= 400 and < 500 => RetryCauses.ClientError, >= 500 => RetryCauses.ServerError, _ => RetryCauses.None };
            return new FetchResult(
                new WebhookOutcome.Failed(ErrorCatalogue.HttpRetrievalFailure, $"{hop.Url.Shown} answered {status}.", status, BodyText(contentType, start)),
                cause);
        }

        var limit = request.IsMedia || contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) ? _options.AudioLimit
            : contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) ? _options.PictureLimit
            : _options.DocumentLimit;
        if (response.Content.Headers.ContentLength > limit)
        {
            return TooLarge(hop, limit, status);
        }

        var (body, isWhole) = await ReadBodyAsync(response.Content, limit, cancellationToken);
        return isWhole
            ? new FetchResult(new WebhookOutcome.Answered(status, contentType, body, hop.OwnersUrl, Headers(response)))
            : TooLarge(hop, limit, status);
    }

    private static FetchResult TooLarge(Hop hop, int limit, int status) =>
        Failed(ErrorCatalogue.ResponseTooLarge, $"The answer of {hop.Url.Shown} is larger than {limit} bytes.", status);

    private static async Task<(byte[] Body, bool IsWhole)> ReadBodyAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1_024);
        try
        {
            using var body = new MemoryStream();
            while (true)
            {
                var read = await stream.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                {
                    return (body.ToArray(), true);
                }

                var room = limit - (int)body.Length;
                body.Write(buffer, 0, Math.Min(read, room));
                if (read > room)
                {
                    return (body.ToArray(), false);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ImmutableArray<KeyValuePair<string, string>> Headers(HttpResponseMessage response)
    {
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            foreach (var value in values)
            {
                headers.Add(new(name, value));
            }
        }

        return headers.ToImmutable();
    }

    private static string? BodyText(string contentType, byte[] body) =>
        body.Length == 0 || contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            ? null
            : Encoding.UTF8.GetString(body).Replace("\0", "", StringComparison.Ordinal);

    private static FetchResult Failed(ErrorCode error, string detail, int? status = null) => new(new WebhookOutcome.Failed(error, detail, status));

    /// <summary>One request of a chain of redirects.</summary>
    private sealed record Hop(WebhookUrl Url, bool IsPost, string? Authorization, string OwnersUrl, StatePlacement State);
}
