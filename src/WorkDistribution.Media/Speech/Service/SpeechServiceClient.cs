using System.Net.Http.Headers;

namespace WorkDistribution.Media.Speech.Service;

/// <summary>Asks one service. The answer is read whole, up to a bound, within the time limit. Safe from any thread.</summary>
internal sealed class SpeechServiceClient : IDisposable
{
    private const int MaxComplaint = 300;
    private readonly HttpClient _client;

    /// <summary>Prepares it.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="defaultModel">The model when none is named.</param>
    /// <param name="handler">The way there; null for the network.</param>
    public SpeechServiceClient(SpeechServiceOptions options, string defaultModel, HttpMessageHandler? handler)
    {
        Options = options;
        Model = options.Model.Length > 0 ? options.Model : defaultModel;
        var url = options.Url.ToString().TrimEnd('/');
        _client = new HttpClient(handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }, disposeHandler: handler is null)
        {
            BaseAddress = new Uri((url.EndsWith("/v1", StringComparison.Ordinal) ? url : url + "/v1") + "/"),
            Timeout = options.Timeout,
            MaxResponseContentBufferSize = Playback.AudioDecoder.MaxFileBytes,
        };
        if (options.Key.Length > 0)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        }
    }

    /// <summary>Its settings.</summary>
    public SpeechServiceOptions Options { get; }

    /// <summary>The model asked for.</summary>
    public string Model { get; }

    /// <summary>For people: host and model.</summary>
    public string Shown => $"{_client.BaseAddress!.Authority}, model {Model}";

    /// <summary>Asks.</summary>
    /// <param name="path">Below the version.</param>
    /// <param name="content">The body; disposed of here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SpeechServiceAnswer> PostAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? new SpeechServiceAnswer(body, response.Content.Headers.ContentType?.MediaType ?? "", null)
                : Failed($"answered {(int)response.StatusCode}: {Complaint(body)}");
        }
        catch (HttpRequestException exception)
        {
            return Failed(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"did not answer within {Options.Timeout.TotalSeconds} seconds.") with { IsTimeout = true };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private SpeechServiceAnswer Failed(string detail) => new(ReadOnlyMemory<byte>.Empty, "", $"The speech service at {_client.BaseAddress!.Authority}: {detail}");

    private static string Complaint(byte[] body) =>
        string.Concat(System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MaxComplaint))).Where(character => !char.IsControl(character)));
}
