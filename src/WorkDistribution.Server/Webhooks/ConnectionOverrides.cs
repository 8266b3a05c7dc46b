using System.Globalization;

namespace WorkDistribution.Server.Webhooks;

/// <summary>What the fragment of a URL changes for its own requests: <c>#ct=2000&amp;rt=5000&amp;tt=9000&amp;rc=2&amp;rp=5xx,ct&amp;state=body,headers&amp;sig=url</c>. Times in milliseconds; what is out of bounds is brought within.</summary>
/// <param name="Connect">Time to connect, 100 ms to 10 s.</param>
/// <param name="Read">Time for the answer to begin, 100 ms to 15 s.</param>
/// <param name="Total">Time for everything, 100 ms to 15 s.</param>
/// <param name="Retries">Attempts after the first, 0 to 5.</param>
/// <param name="RetryOn">What is tried again; null takes connection failures.</param>
/// <param name="State">Where the parameters go.</param>
/// <param name="IsSignedInUrl">Whether the signature stands in the query too (R1-27).</param>
internal sealed record ConnectionOverrides(TimeSpan? Connect, TimeSpan? Read, TimeSpan? Total, int? Retries, RetryCauses? RetryOn, StatePlaces State = StatePlaces.ByMethod, bool IsSignedInUrl = false)
{
    /// <summary>No change.</summary>
    public static ConnectionOverrides None { get; } = new(null, null, null, null, null);

    /// <summary>Reads a fragment without its '#'. What is not understood is ignored: fragments have other uses.</summary>
    public static ConnectionOverrides Parse(string fragment)
    {
        var result = None;
        var key = "";
        foreach (var part in fragment.Split(['&', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                key = part[..equals];
            }

            result = result.With(key, part[(equals + 1)..]);
        }

        return result;
    }

    private ConnectionOverrides With(string key, string value) => key switch
    {
        "ct" when Milliseconds(value, 10_000) is { } time => this with { Connect = time },
        "rt" when Milliseconds(value, 15_000) is { } time => this with { Read = time },
        "tt" when Milliseconds(value, 15_000) is { } time => this with { Total = time },
        "rc" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => this with { Retries = Math.Min(count, 5) },
        "rp" when Cause(value) is { } cause => this with { RetryOn = (RetryOn ?? RetryCauses.None) | cause },
        "state" => this with { State = State | Place(value) },
        "sig" when value == "url" => this with { IsSignedInUrl = true },
        _ => this,
    };

    private static StatePlaces Place(string value) => value switch
    {
        "query" => StatePlaces.Query,
        "body" => StatePlaces.Body,
        "headers" => StatePlaces.Headers,
        "cookies" => StatePlaces.Cookies,
        _ => StatePlaces.ByMethod,
    };

    private static TimeSpan? Milliseconds(string value, int maximum) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? TimeSpan.FromMilliseconds(Math.Clamp(time, 100, maximum))
            : null;

    private static RetryCauses? Cause(string value) => value switch
    {
        "ct" => RetryCauses.Connect,
        "rt" => RetryCauses.Read,
        "4xx" => RetryCauses.ClientError,
        "5xx" => RetryCauses.ServerError,
        "all" => RetryCauses.All,
        _ => null,
    };
}
