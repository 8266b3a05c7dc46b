using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>A worker's stay in an activity that has ended. Times are milliseconds since 1970 UTC.</summary>
/// <param name="Worker">Who.</param>
/// <param name="Activity">In what.</param>
/// <param name="Start">Since when.</param>
/// <param name="End">Until when.</param>
public readonly record struct ActivitySpan(WorkerSid Worker, ActivitySid Activity, long Start, long End);
