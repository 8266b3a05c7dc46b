using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using WorkDistribution.Server.Options;

namespace WorkDistribution.Server.MessageGateways;

/// <summary>The body of a gateway's request: its signature checked, read as JSON or as a form.</summary>
internal static class GatewayBody
{
    private const int Longest = 256 * 1024;

    /// <summary>Reads a body.</summary>
    /// <param name="http">The request.</param>
    /// <param name="options">The gateway; without secret (a simulated one) nothing is checked.</param>
    /// <param name="now">The time.</param>
    /// <param name="type">How it reads as JSON.</param>
    /// <param name="form">How it reads as a form.</param>
    /// <returns>The body; or why it is refused.</returns>
    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(HttpContext http, MessageGatewayOptions options, DateTimeOffset now, JsonTypeInfo<T> type, Func<Dictionary<string, StringValues>, T> form)
        where T : class
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[8 * 1024];
        while (await http.Request.Body.ReadAsync(chunk, http.RequestAborted) is var read and > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > Longest)
            {
                return (null, Refuse(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {Longest} bytes"));
            }
        }

        var body = buffer.ToArray();
        if (options.Url is not null && !GatewaySignature.IsValid(options.Secret, http.Request.Headers[GatewaySignature.HeaderName], now, body))
        {
            return (null, Refuse(StatusCodes.Status401Unauthorized, $"{GatewaySignature.HeaderName} is missing, wrong or older than {GatewaySignature.Tolerance.TotalMinutes:0} minutes"));
        }

        if (http.Request.HasFormContentType)
        {
            using var reader = new FormReader(System.Text.Encoding.UTF8.GetString(body));
            return (form(reader.ReadForm()), null);
        }

        try
        {
            return JsonSerializer.Deserialize(body, type) is { } value ? (value, null) : (null, Refuse(StatusCodes.Status400BadRequest, "The body is null"));
        }
        catch (JsonException exception)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, $"The body is not the JSON that is expected: {exception.Message}"));
        }
    }

    /// <summary>A refusal in words.</summary>
    public static IResult Refuse(int status, string message) => Results.Json(new GatewayReceipt(null, message), GatewayJson.Default.GatewayReceipt, statusCode: status);
}
