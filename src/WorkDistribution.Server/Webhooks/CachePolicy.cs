using System.Collections.Immutable;
using System.Globalization;

namespace WorkDistribution.Server.Webhooks;

/// <summary>What HTTP's rules allow with an answer (RFC 9111), for a cache that serves one account: private is no obstacle, s-maxage has no meaning.</summary>
/// <param name="MayStore">Whether it may be kept at all.</param>
/// <param name="Lifetime">How long it may be used without asking again; zero or more.</param>
/// <param name="ETag">Validator; null for none.</param>
/// <param name="LastModified">Validator as sent; null for none.</param>
internal sealed record CachePolicy(bool MayStore, TimeSpan Lifetime, string? ETag, string? LastModified)
{
    private static readonly TimeSpan LongestGuess = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Reads the headers of an answer.</summary>
    /// <param name="headers">Names in any case.</param>
    /// <param name="now">When the answer came.</param>
    public static CachePolicy Read(IReadOnlyList<KeyValuePair<string, string>> headers, DateTimeOffset now)
    {
        bool noStore = false, noCache = false;
        TimeSpan? maxAge = null;
        foreach (var directive in All(headers, "Cache-Control").SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries)))
        {
            var equals = directive.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? directive : directive[..equals]).ToLowerInvariant();
            switch (name)
            {
                case "no-store":
                    noStore = true;
                    break;
                case "no-cache":
                    noCache = true;
                    break;
                case "max-age":
                    maxAge ??= Seconds(directive[(equals + 1)..].Trim('"')) ?? TimeSpan.Zero;
                    break;
            }
        }

        var etag = First(headers, "ETag");
        var lastModified = First(headers, "Last-Modified");
        if (noStore || All(headers, "Vary").Any(v => v.Contains('*', StringComparison.Ordinal)))
        {
            return new CachePolicy(false, TimeSpan.Zero, null, null);
        }

        var lifetime = noCache ? TimeSpan.Zero : maxAge ?? Expiry(headers, now) ?? Guess(headers, lastModified, now);
        lifetime -= Seconds(First(headers, "Age") ?? "") ?? TimeSpan.Zero;
        lifetime = lifetime < TimeSpan.Zero ? TimeSpan.Zero : lifetime > Longest ? Longest : lifetime;
        return new CachePolicy(lifetime > TimeSpan.Zero || etag is not null || lastModified is not null, lifetime, etag, lastModified);
    }

    /// <summary>The headers that ask for an answer again only if it has changed.</summary>
    /// <param name="etag">Its validator; null for none.</param>
    /// <param name="lastModified">Its other validator; null for none.</param>
    public static ImmutableArray<KeyValuePair<string, string>> Conditions(string? etag, string? lastModified)
    {
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (etag is not null)
        {
            headers.Add(new("If-None-Match", etag));
        }

        if (lastModified is not null)
        {
            headers.Add(new("If-Modified-Since", lastModified));
        }

        return headers.ToImmutable();
    }

    /// <summary>Expires against the server's own Date. A value that is no date (0) means already expired.</summary>
    private static TimeSpan? Expiry(IReadOnlyList<KeyValuePair<string, string>> headers, DateTimeOffset now) =>
        First(headers, "Expires") is not { } expires ? null
        : Date(expires) is { } until ? until - (Date(First(headers, "Date")) ?? now)
        : TimeSpan.Zero;

    /// <summary>Without a word about it: a tenth of the file's age (RFC 9111 section 4.2.2).</summary>
    private static TimeSpan Guess(IReadOnlyList<KeyValuePair<string, string>> headers, string? lastModified, DateTimeOffset now)
    {
        if (Date(lastModified) is not { } modified)
        {
            return TimeSpan.Zero;
        }

        var guess = ((Date(First(headers, "Date")) ?? now) - modified) / 10;
        return guess > LongestGuess ? LongestGuess : guess;
    }

    private static TimeSpan? Seconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, (long)Longest.TotalSeconds))
            : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static string? First(IReadOnlyList<KeyValuePair<string, string>> headers, string name) => All(headers, name).FirstOrDefault();

    private static IEnumerable<string> All(IReadOnlyList<KeyValuePair<string, string>> headers, string name) =>
        headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);
}
