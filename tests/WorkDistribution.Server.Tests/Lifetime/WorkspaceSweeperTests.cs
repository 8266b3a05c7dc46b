using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using WorkDistribution.Server.Lifetime;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics.Book;
using WorkDistribution.Testing;

namespace WorkDistribution.Server.Tests.Lifetime;

public sealed class WorkspaceSweeperTests
{
    [Test]
    public async Task Events_older_than_thirty_days_are_removed_in_pieces_every_hour_and_a_failing_store_is_tried_again()
    {
        var clock = new ManualTimeProvider();
        var asked = new SemaphoreSlim(0);
        var old = 1_200;
        var hasFailed = false;
        var pieces = new List<int>();
        var events = new Mock<IEventStore>(MockBehavior.Strict);
        events.Setup(store => store.TrimAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync((DateTimeOffset before, int atMost, CancellationToken _) =>
        {
            Assert.That(before, Is.EqualTo(clock.GetUtcNow().AddDays(-30)));
            if (!hasFailed)
            {
                hasFailed = true;
                asked.Release();
                throw new IOException("the disk is full");
            }

            var removed = Math.Min(old, atMost);
            old -= removed;
            pieces.Add(removed);
            return removed;
        });
        var statistics = new Mock<IStatisticsStore>(MockBehavior.Strict);
        statistics.Setup(store => store.TrimAsync(It.IsAny<DateTimeOffset>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            asked.Release();
            return 0;
        });
        using var stopping = new CancellationTokenSource();
        var sweeping = new WorkspaceSweeper(events.Object, statistics.Object, clock, NullLogger<WorkspaceSweeper>.Instance).RunAsync(stopping.Token);

        await asked.WaitAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await asked.WaitAsync();
        await stopping.CancelAsync();
        await sweeping;
        Assert.That(pieces, Is.EqualTo(new[] { 500, 500, 200, 0 }));
    }
}
