using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How many workers are in an activity: an element of activity_statistics.</summary>
/// <param name="Sid">The activity.</param>
/// <param name="FriendlyName">Its name.</param>
/// <param name="Workers">Workers in it now.</param>
public sealed record ActivityWorkers(ActivitySid Sid, string FriendlyName, int Workers);
