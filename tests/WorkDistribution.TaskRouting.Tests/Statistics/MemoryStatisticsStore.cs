using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Storage.Tests.TaskRouting;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.TaskRouting.Tests.Statistics;

/// <summary>Keeps figures of one workspace in memory, and fails when told to: before it keeps something, or after.</summary>
internal sealed class MemoryStatisticsStore : IStatisticsStore
{
    private readonly StatisticsDelta _kept = new();

    public bool FailsBefore { get; set; }

    public bool FailsAfter { get; set; }

    public StatisticsDelta Kept => _kept;

    public Task<long> LastNumberAsync(WorkspaceSid workspace, CancellationToken cancellationToken) => Task.FromResult(_kept.LastNumber);

    public async Task AddAsync(WorkspaceSid workspace, StatisticsDelta delta, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (FailsBefore)
        {
            throw new IOException("Not kept.");
        }

        Assert.That(delta.LastNumber, Is.GreaterThan(_kept.LastNumber));
        _kept.Add(delta);
        if (FailsAfter)
        {
            throw new IOException("Kept, and not said.");
        }
    }

    public Task<ImmutableArray<KeyValuePair<StatisticsKey, StatisticsBucket>>> ReadAsync(
        WorkspaceSid workspace, StatisticsScope scope, string? sid, long fromMinute, long beforeMinute, CancellationToken cancellationToken) =>
        Task.FromResult(Figures.Sum(_kept, scope, fromMinute, beforeMinute).Where(pair => sid is null || pair.Key.Sid == sid).ToImmutableArray());

    public Task<ImmutableArray<ActivitySpan>> SpansAsync(WorkspaceSid workspace, WorkerSid? worker, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.Spans.Where(span => worker is null || span.Worker == worker).ToImmutableArray());

    public Task<int> TrimAsync(DateTimeOffset now, int atMost, CancellationToken cancellationToken) => Task.FromResult(0);
}
