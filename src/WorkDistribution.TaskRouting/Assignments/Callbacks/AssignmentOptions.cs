using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>How assignment callbacks are bounded.</summary>
public sealed class AssignmentOptions
{
    /// <summary>Time for one callback, its answer included. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Callbacks under way at once. Default 512.</summary>
    [Range(1, 10_000)]
    public int AtWork { get; set; } = 512;

    /// <summary>Callbacks of one account under way at once. Default 32.</summary>
    [Range(1, 10_000)]
    public int AtWorkPerAccount { get; set; } = 32;

    /// <summary>Callbacks of one account that may wait; further reservations are not told and wait for their time-out. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int WaitingPerAccount { get; set; } = 10_000;
}
