using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics;

/// <summary>A queue with how it stands now: an element of task_queue_data.</summary>
/// <param name="Sid">The queue.</param>
/// <param name="RealTime">How it stands.</param>
public sealed record TaskQueueRealTime(TaskQueueSid Sid, RealTimeStatistics RealTime);
