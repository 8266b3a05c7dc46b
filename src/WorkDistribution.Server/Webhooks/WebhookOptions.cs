using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.Server.Webhooks;

/// <summary>How requests to customers' servers are bounded.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Whether they may reach private and loopback addresses. Default no; the addresses of clouds' metadata services stay closed either way.</summary>
    public bool AllowPrivateWebhooks { get; set; }

    /// <summary>Time for one attempt to connect; a second one is made. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests to one host at once. Default 100.</summary>
    [Range(1, 10_000)]
    public int PerHostLimit { get; set; } = 100;

    /// <summary>Requests at once in all. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int TotalLimit { get; set; } = 1_000;

    /// <summary>Requests that wait for their turn, a host and in all; more are refused. Default 1,000.</summary>
    [Range(0, 100_000)]
    public int QueueLimit { get; set; } = 1_000;

    /// <summary>Redirects followed. Default 10.</summary>
    [Range(0, 50)]
    public int RedirectLimit { get; set; } = 10;

    /// <summary>Greatest document in bytes, unpacked. Default 64 KB.</summary>
    [Range(1_024, 16 * 1_024 * 1_024)]
    public int DocumentLimit { get; set; } = 64 * 1_024;

    /// <summary>Most bytes of an answer that is a picture or film. Default 1 MB.</summary>
    [Range(1_024, 1_024 * 1_024 * 1_024)]
    public int PictureLimit { get; set; } = 1_024 * 1_024;

    /// <summary>Greatest audio file in bytes. Default 40 MB.</summary>
    [Range(1_024, 1_024 * 1_024 * 1_024)]
    public int AudioLimit { get; set; } = 40 * 1_024 * 1_024;

    /// <summary>Time to fetch an audio file. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AudioTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory for decoded audio, in bytes. Default 256 MB.</summary>
    [Range(0L, 64L * 1_024 * 1_024 * 1_024)]
    public long AudioCacheLimit { get; set; } = 256L * 1_024 * 1_024;

    /// <summary>Wait before the first retry; it doubles, with jitter. Default half a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);
}
