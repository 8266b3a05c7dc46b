using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>How many of a task channel.</summary>
/// <param name="Channel">The task channel.</param>
/// <param name="Accepted">Accepted tasks.</param>
public sealed record ChannelCount(TaskChannelSid Channel, int Accepted);
