namespace WorkDistribution.Api.Routing;

/// <summary>What a request costs: each kind has a rate of its own.</summary>
internal enum RequestKind
{
    /// <summary>Anything else.</summary>
    Plain,

    /// <summary>A list selected by an expression.</summary>
    Evaluation,

    /// <summary>Statistics.</summary>
    Statistics,

    /// <summary>Statistics of many queues at once.</summary>
    BulkStatistics,
}
