using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WorkDistribution.Samples.Rest;

/// <summary>The REST API as any HTTP client sees it: a form in, JSON out, the account's SID and token as user and password.</summary>
public sealed class RestClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A client of one account.</summary>
    /// <param name="server">Where the server listens, such as http://127.0.0.1:8080.</param>
    /// <param name="accountSid">The account.</param>
    /// <param name="authToken">Its token.</param>
    public RestClient(Uri server, string accountSid, string authToken)
    {
        AccountSid = accountSid;
        _http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{accountSid}:{authToken}")));
    }

    /// <summary>The account.</summary>
    public string AccountSid { get; }

    /// <summary>A client with the settings of the environment: WD_SERVER, WD_ACCOUNT_SID, WD_AUTH_TOKEN.</summary>
    public static RestClient FromEnvironment() => new(new Uri(Setting("WD_SERVER")), Setting("WD_ACCOUNT_SID"), Setting("WD_AUTH_TOKEN"));

    /// <summary>A setting that the sample cannot do without.</summary>
    public static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{name} is not set. Start the sample with eng/run.");

    /// <summary>Asks for a resource.</summary>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken = default) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Makes or changes a resource.</summary>
    public Task<JsonElement> PostAsync(string path, CancellationToken cancellationToken, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new RestException((int)response.StatusCode, $"{request.Method} {request.RequestUri}: {(int)response.StatusCode} {text}");
        }

        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
