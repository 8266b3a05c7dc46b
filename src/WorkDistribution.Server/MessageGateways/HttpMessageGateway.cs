using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WorkDistribution.Core.Errors;
using WorkDistribution.Server.Options;
using WorkDistribution.Server.Webhooks;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Server.MessageGateways;

/// <summary>A gateway of the operator's, spoken with over HTTP (R1-4): what goes to telephone numbers is posted to it, signed.</summary>
internal sealed class HttpMessageGateway : IMessageGateway, IDisposable
{
    public const string GatewayName = "http";

    private const int LongestAnswer = 16 * 1024;
    private const int LongestDetail = 200;

    private readonly MessageGatewayOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public HttpMessageGateway(MessageGatewayOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;

        // The time limit is that of the try, which the caller sets.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc/>
    public string Name => GatewayName;

    /// <inheritdoc/>
    public ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken) => new(to.Length > 0 && (to[0] == '+' || char.IsAsciiDigit(to[0])));

    /// <inheritdoc/>
    public async Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(message);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var answer = await ReadAsync(response, cancellationToken);
            return response.IsSuccessStatusCode
                ? new GatewayOutcome.Taken(answer?.Status == "delivered", answer?.Reference)
                : Refused(response, answer);
        }
        catch (HttpRequestException exception)
        {
            return new GatewayOutcome.NotTaken(ErrorCatalogue.MessageUnreachable, $"The gateway cannot be reached: {exception.HttpRequestError}", MayRetry: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static GatewayOutcome.NotTaken Refused(HttpResponseMessage response, GatewayAnswer? answer)
    {
        var mayRetry = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
        var error = answer?.Code is { } code ? Known(code) : mayRetry ? ErrorCatalogue.MessageUnreachable : ErrorCatalogue.MessageContentRefused;
        var detail = answer?.Detail is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestDetail)] : $"HTTP {(int)response.StatusCode}";
        return new GatewayOutcome.NotTaken(error, detail, mayRetry, response.Headers.RetryAfter?.Delta);
    }

    private static ErrorCode Known(int code) =>
        new[] { ErrorCatalogue.MessageUnreachable, ErrorCatalogue.MessageBlocked, ErrorCatalogue.MessageDestinationUnknown, ErrorCatalogue.MessageContentRefused, ErrorCatalogue.MessageFailed }
            .FirstOrDefault(error => error.Code == code) ?? new ErrorCode(code, StatusCodes.Status400BadRequest, "Refused by the gateway");

    /// <summary>What the answer holds besides its status, which alone decides: an answer that is too long, breaks off or is no JSON undoes nothing.</summary>
    private static async Task<GatewayAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var body = new byte[LongestAnswer];
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
            return length == 0 ? null : JsonSerializer.Deserialize(body.AsSpan(0, length), GatewayJson.Default.GatewayAnswer);
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(GatewayMessage message)
    {
        var body = _options.IsForm ? Form(message) : JsonSerializer.SerializeToUtf8Bytes(
            new OutgoingGatewayText(message.Sid.Value, message.AccountSid.Value, message.From, message.To, message.Body, message.Media),
            GatewayJson.Default.OutgoingGatewayText);
        var request = new HttpRequestMessage(HttpMethod.Post, _options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(_options.IsForm ? "application/x-www-form-urlencoded" : "application/json");
        request.Headers.TryAddWithoutValidation(GatewaySignature.HeaderName, GatewaySignature.Sign(_options.Secret, _clock.GetUtcNow(), body));
        return request;
    }

    private static byte[] Form(GatewayMessage message) => Encoding.ASCII.GetBytes(FormText.Encode(
    [
        new("id", message.Sid.Value),
        new("account", message.AccountSid.Value),
        new("from", message.From),
        new("to", message.To),
        new("text", message.Body),
        .. message.Media.Select(static url => KeyValuePair.Create("media", url)),
    ]));
}
