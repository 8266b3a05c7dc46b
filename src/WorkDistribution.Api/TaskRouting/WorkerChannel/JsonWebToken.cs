using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>
/// A signed token (RFC 7515, compact form; RFC 7519). Only HMAC: HS256, HS384, HS512. By hand, because the common library refuses the keys that are used here
/// (an account's token has 32 characters; it wants 64 bytes for HS512), and nothing but this much of the standard is needed.
/// </summary>
internal sealed class JsonWebToken
{
    private const int MaxLength = 16 * 1024;
    private const int MaxDepth = 16;

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly string _algorithm;

    private JsonWebToken(byte[] signed, byte[] signature, string algorithm, JsonElement claims)
    {
        (_signed, _signature, _algorithm, Claims) = (signed, signature, algorithm, claims);
    }

    /// <summary>What it says; not to be believed before <see cref="IsSignedWith"/>.</summary>
    public JsonElement Claims { get; }

    /// <summary>Takes a token apart; null when it is none. Its signature is not checked.</summary>
    public static JsonWebToken? Parse(string? text)
    {
        if (text is null || text.Length > MaxLength || text.Split('.') is not [var header, var claims, var signature])
        {
            return null;
        }

        try
        {
            using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(header), new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (head.RootElement.ValueKind != JsonValueKind.Object || Text(head.RootElement, "alg") is not { } algorithm)
            {
                return null;
            }

            using var body = JsonDocument.Parse(Base64Url.DecodeFromChars(claims), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return body.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonWebToken(Encoding.ASCII.GetBytes(text[..text.LastIndexOf('.')]), Base64Url.DecodeFromChars(signature), algorithm, body.RootElement.Clone())
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it was signed with this key, by one of the algorithms that are taken; "none" is none of them.</summary>
    public bool IsSignedWith(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        byte[] expected;
        switch (_algorithm)
        {
            case "HS256":
                expected = HMACSHA256.HashData(bytes, _signed);
                break;
            case "HS384":
                expected = HMACSHA384.HashData(bytes, _signed);
                break;
            case "HS512":
                expected = HMACSHA512.HashData(bytes, _signed);
                break;
            default:
                return false;
        }

        return CryptographicOperations.FixedTimeEquals(expected, _signature);
    }

    /// <summary>A text claim; null when it is missing or no text.</summary>
    public static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A time claim, seconds since 1970; null when it is missing, no number or out of range.</summary>
    public static DateTimeOffset? Time(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;
}
