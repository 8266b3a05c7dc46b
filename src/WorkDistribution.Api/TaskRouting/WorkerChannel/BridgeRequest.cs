using System.Collections.Immutable;
using System.Text.Json;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>A command of a worker's client: REST in an envelope.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Segments of the address without its version: Workspaces, WS..., Tasks.</param>
/// <param name="Parameters">Texts by name; objects are their JSON.</param>
/// <param name="Token">The worker's token.</param>
internal sealed record BridgeRequest(string Method, ImmutableArray<string> Path, IReadOnlyDictionary<string, ImmutableArray<string>> Parameters, string Token)
{
    private const string Version = "v1";

    /// <summary>Reads the envelope {url, method, params, token}; null when it is none.</summary>
    public static BridgeRequest? Read(JsonElement body)
    {
        if (JsonWebToken.Text(body, "url") is not { } url || JsonWebToken.Text(body, "method") is not ("GET" or "POST" or "get" or "post") || JsonWebToken.Text(body, "token") is not { } token)
        {
            return null;
        }

        var parameters = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (body.TryGetProperty("params", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var parameter in given.EnumerateObject())
            {
                parameters[parameter.Name] = Texts(parameter.Value);
            }
        }

        var path = TokenPolicy.Split(url.Split('?')[0]);
        return new BridgeRequest(JsonWebToken.Text(body, "method")!.ToUpperInvariant(), path is [Version, ..] ? path.RemoveAt(0) : path, parameters, token);
    }

    /// <summary>The path as policies name it.</summary>
    public ImmutableArray<string> PolicyPath => Path.Insert(0, Version);

    /// <summary>A parameter; null when it is missing or empty.</summary>
    public string? Text(string name) => Parameters.TryGetValue(name, out var values) && values is [.., { Length: > 0 } value] ? value : null;

    /// <summary>All values of a parameter.</summary>
    public IReadOnlyList<string> Texts(string name) => Parameters.TryGetValue(name, out var values) ? values : [];

    private static ImmutableArray<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(static item => item.GetString()!)],
        _ => [value.GetRawText()],
    };
}
