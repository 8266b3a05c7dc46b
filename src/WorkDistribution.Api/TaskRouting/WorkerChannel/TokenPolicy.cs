using System.Collections.Immutable;
using System.Text.Json;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>One rule of a token: requests of a method to a path are allowed or not. Addresses are compared by their paths: libraries write the vendor's host into them.</summary>
/// <param name="Path">Segments of the path; "*" stands for one, "**" for all that follow.</param>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Allow">Whether it allows; a rule that forbids wins.</param>
/// <param name="Required">Parameters that must be given.</param>
/// <param name="Listed">Parameters that may be given; empty: any.</param>
internal sealed record TokenPolicy(ImmutableArray<string> Path, string Method, bool Allow, ImmutableArray<string> Required, ImmutableArray<string> Listed)
{
    /// <summary>Goes along with a change of activity and is not listed by the libraries' policies.</summary>
    private const string Companion = "RejectPendingReservations";

    /// <summary>A rule that allows all requests of a method to a path.</summary>
    public static TokenPolicy Allowing(string method, string path) => new(Split(path), method, true, [], []);

    /// <summary>Reads a policy of a capability token; null when it is none.</summary>
    public static TokenPolicy? Read(JsonElement policy)
    {
        if (JsonWebToken.Text(policy, "url") is not { } url || JsonWebToken.Text(policy, "method") is not { } method)
        {
            return null;
        }

        var filter = policy.TryGetProperty(method == "GET" ? "query_filter" : "post_filter", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        var required = ImmutableArray.CreateBuilder<string>();
        var listed = ImmutableArray.CreateBuilder<string>();
        if (filter.ValueKind == JsonValueKind.Object)
        {
            foreach (var parameter in filter.EnumerateObject())
            {
                listed.Add(parameter.Name);
                if (parameter.Value.ValueKind == JsonValueKind.Object && parameter.Value.TryGetProperty("required", out var must) && must.ValueKind == JsonValueKind.True)
                {
                    required.Add(parameter.Name);
                }
            }
        }

        var allow = !policy.TryGetProperty("allow", out var allowed) || allowed.ValueKind != JsonValueKind.False;
        return new TokenPolicy(Split(PathOf(url)), method, allow, required.ToImmutable(), listed.ToImmutable());
    }

    /// <summary>Whether it speaks of a request.</summary>
    public bool Matches(string method, ImmutableArray<string> path, IReadOnlyCollection<string> parameters)
    {
        if (!Method.Equals(method, StringComparison.OrdinalIgnoreCase) || !MatchesPath(path))
        {
            return false;
        }

        return Required.All(name => parameters.Contains(name))
            && (Listed.IsEmpty || parameters.All(name => Listed.Contains(name) || name == Companion));
    }

    /// <summary>The segments of a path.</summary>
    public static ImmutableArray<string> Split(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries)];

    private static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var slash = url.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? "" : url[slash..];
    }

    private bool MatchesPath(ImmutableArray<string> path)
    {
        for (var i = 0; i < Path.Length; i++)
        {
            if (Path[i] == "**")
            {
                return true;
            }

            if (i >= path.Length || (Path[i] != "*" && Path[i] != path[i]))
            {
                return false;
            }
        }

        return Path.Length == path.Length;
    }
}
