namespace WorkDistribution.Server.Webhooks;

/// <summary>Where a request carries the call's parameters (R1-13): one place, or several at once.</summary>
[Flags]
internal enum StatePlaces
{
    /// <summary>As the method says: the query of a GET, the body of a POST.</summary>
    ByMethod = 0,

    /// <summary>The query: query.</summary>
    Query = 1,

    /// <summary>The form body of a POST: body.</summary>
    Body = 2,

    /// <summary>A header each, percent-encoded where HTTP demands it: headers.</summary>
    Headers = 4,

    /// <summary>A cookie each, percent-encoded: cookies.</summary>
    Cookies = 8,
}
