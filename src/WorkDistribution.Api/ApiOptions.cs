using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.Api;

/// <summary>Limits of the REST API.</summary>
public sealed class ApiOptions
{
    /// <summary>Largest request body, in bytes. Default 256 KB.</summary>
    [Range(4_096, 100_000_000)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>How the API is reached from outside, without a slash at its end: absolute addresses in answers begin with it. Default null: with the host that the request came to.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Requests of all accounts that are worked on at the same time. Default 512.</summary>
    [Range(1, 100_000)]
    public int ConcurrentRequests { get; set; } = 512;

    /// <summary>Requests of one account that are worked on at the same time. Default 64.</summary>
    [Range(1, 10_000)]
    public int ConcurrentRequestsPerAccount { get; set; } = 64;

    /// <summary>Requests of one account that may wait for their turn; one more is refused with 429. Default 256.</summary>
    [Range(0, 100_000)]
    public int WaitingRequestsPerAccount { get; set; } = 256;

    /// <summary>Requests a second of one account, as an average over ten seconds; more are refused with 429. Default 0: no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerSecondPerAccount { get; set; }

    /// <summary>Lists selected by an expression (EvaluateTaskAttributes, TargetWorkersExpression, EvaluateWorkerAttributes): requests a second of one account and list, as an average over ten seconds. Default 3; 0: no limit.</summary>
    [Range(0, 1_000_000)]
    public int EvaluationsPerSecond { get; set; } = 3;

    /// <summary>Statistics of one kind: requests a second of one account, as an average over ten seconds. Default 3; 0: no limit.</summary>
    [Range(0, 1_000_000)]
    public int StatisticsPerSecond { get; set; } = 3;

    /// <summary>Statistics of up to 50 queues in one request: requests a second of one account, as an average over ten seconds. Default 5; 0: no limit.</summary>
    [Range(0, 1_000_000)]
    public int BulkStatisticsPerSecond { get; set; } = 5;

    /// <summary>Whether a recording's audio is given only with credentials. Default true; false makes its address embeddable in a page.</summary>
    public bool RequireMediaAuthentication { get; set; } = true;
}
