using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How long workers stayed in an activity.</summary>
/// <param name="Sid">The activity.</param>
/// <param name="FriendlyName">Its name.</param>
/// <param name="Durations">Their stays, cut to the period.</param>
public sealed record ActivityDurations(ActivitySid Sid, string FriendlyName, DurationStatistics Durations);
