using Microsoft.Extensions.Logging;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Log messages of statistics: event ids from 4900.</summary>
internal static partial class StatisticsLog
{
    [LoggerMessage(4900, LogLevel.Warning, "Statistics could not be saved; they are folded again from the events in a minute")]
    public static partial void NotSaved(ILogger logger, Exception exception);
}
