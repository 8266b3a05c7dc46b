using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>How event callbacks are told and tried again.</summary>
public sealed class EventCallbackOptions
{
    /// <summary>Time for one callback. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Callbacks of one workspace under way at once, of as many tasks. Default 8.</summary>
    [Range(1, 256)]
    public int AtOncePerWorkspace { get; set; } = 8;

    /// <summary>Events of one workspace in memory; the others wait on disk. Default 256.</summary>
    [Range(1, 10_000)]
    public int Window { get; set; } = 256;

    /// <summary>Wait before the first repetition; it doubles each time. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between repetitions. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>An event older than this that cannot be told is given up. Default 4 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(4);
}
