using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Keeps figures by the minute for two days and by the hour for thirty. Implemented in Storage. They follow from the events, so losing the last of them costs only folding those events again.</summary>
public interface IStatisticsStore
{
    /// <summary>Number of the last event of a workspace that the kept figures hold; 0: none.</summary>
    Task<long> LastNumberAsync(WorkspaceSid workspace, CancellationToken cancellationToken);

    /// <summary>Adds figures to those kept and moves the last number, all in one: what is kept is always a fold over the first events of the workspace, however often it is interrupted.</summary>
    Task AddAsync(WorkspaceSid workspace, StatisticsDelta delta, CancellationToken cancellationToken);

    /// <summary>The figures of a period added up by key.</summary>
    /// <param name="workspace">Of this workspace.</param>
    /// <param name="scope">About what.</param>
    /// <param name="sid">About which; null: all of the scope.</param>
    /// <param name="fromMinute">From this minute since 1970 on.</param>
    /// <param name="beforeMinute">Before this one. Where minutes are no longer kept, the hours that the bounds lie in count whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<KeyValuePair<StatisticsKey, StatisticsBucket>>> ReadAsync(WorkspaceSid workspace, StatisticsScope scope, string? sid, long fromMinute, long beforeMinute, CancellationToken cancellationToken);

    /// <summary>Stays in activities that reach into a period, of one worker or of all.</summary>
    Task<ImmutableArray<ActivitySpan>> SpansAsync(WorkspaceSid workspace, WorkerSid? worker, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Removes figures that are older than they are kept; a bounded number a call.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> TrimAsync(DateTimeOffset now, int atMost, CancellationToken cancellationToken);
}
