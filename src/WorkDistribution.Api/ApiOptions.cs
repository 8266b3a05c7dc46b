using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.Api;

/// <summary>Limits of the REST API.</summary>
public sealed class ApiOptions
{
    /// <summary>Largest request body, in bytes. Default 256 KB.</summary>
    [Range(4_096, 100_000_000)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Requests of one account that are worked on at the same time. Default 64.</summary>
    [Range(1, 10_000)]
    public int ConcurrentRequestsPerAccount { get; set; } = 64;

    /// <summary>Requests of one account that may wait for their turn; one more is refused with 429. Default 256.</summary>
    [Range(0, 100_000)]
    public int WaitingRequestsPerAccount { get; set; } = 256;

    /// <summary>Whether a recording's audio is given only with credentials. Default true; false makes its address embeddable in a page.</summary>
    public bool RequireMediaAuthentication { get; set; } = true;
}
