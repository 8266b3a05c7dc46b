using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Server.Payments;

/// <summary>Sends payments as JSON to the processors that the operator named (docs/payments.md). Sent once: what is not answered is told as not paid, and the processor can tell by the transaction's id.</summary>
internal sealed class HttpPaymentConnector : IPaymentConnector, IDisposable
{
    private const int AnswerLimit = 65_536;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly ImmutableArray<PaymentConnectorOptions> _connectors;
    private readonly HttpClient _http;

    /// <param name="connectors">The processors.</param>
    public HttpPaymentConnector(ImmutableArray<PaymentConnectorOptions> connectors)
    {
        _connectors = connectors;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // card numbers go where the operator said, nowhere else
            UseCookies = false,
            ConnectTimeout = ConnectLimit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Limit,
            MaxResponseContentBufferSize = AnswerLimit,
        };
    }

    /// <inheritdoc/>
    public bool Has(PaymentRequest request) => Find(request) is not null;

    /// <inheritdoc/>
    public async Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } connector)
        {
            return new PaymentOutcome.Refused("", "There is no such payment connector");
        }

        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, connector.Url)
            {
                Content = new ByteArrayContent(PaymentJson.Write(request)) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) } },
            };
            message.Headers.TryAddWithoutValidation("Idempotency-Key", request.Id);
            if (connector.Username is not null)
            {
                var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connector.Username}:{connector.Password}"));
                message.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
            }

            using var response = await _http.SendAsync(message, cancellationToken);
            return PaymentJson.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), request.Amount > 0);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PaymentOutcome.Refused("", $"The payment connector did not answer within {Limit.TotalSeconds} s");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new PaymentOutcome.Refused("", "The payment connector cannot be reached");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private PaymentConnectorOptions? Find(PaymentRequest request) =>
        _connectors.FirstOrDefault(known => known.Name == request.Connector && (known.Account is null || known.Account == request.AccountSid));
}
