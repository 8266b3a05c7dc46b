using System.ComponentModel.DataAnnotations;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Limits of rehearsals. Beyond them a rehearsal is refused.</summary>
public sealed class RehearsalOptions
{
    /// <summary>The longest period. Default 7 days; events are kept for 30.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan LongestPeriod { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Tasks that may take part, of all workflows of the workspace. Default 100,000.</summary>
    [Range(1, 500_000)]
    public int MaxTasks { get; set; } = 100_000;

    /// <summary>Events that are read: a period with more is refused, and after the period reading ends there. Default 1,000,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxEvents { get; set; } = 1_000_000;

    /// <summary>How long one may take, waiting for its turn included. Default 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Rehearsals at once, of as many accounts; further ones wait. Default 1: live work needs the other processors.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 1;
}
