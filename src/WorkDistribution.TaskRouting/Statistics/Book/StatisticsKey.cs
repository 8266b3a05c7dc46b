namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Whose figures: each kind of work is counted by itself.</summary>
/// <param name="Scope">What they are about.</param>
/// <param name="Sid">Its identifier.</param>
/// <param name="Channel">Identifier of the task channel.</param>
public readonly record struct StatisticsKey(StatisticsScope Scope, string Sid, string Channel);
