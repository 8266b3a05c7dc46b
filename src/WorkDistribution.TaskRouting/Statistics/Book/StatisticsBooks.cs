using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>The books of all workspaces: fed with what is committed, saved every minute.</summary>
public sealed class StatisticsBooks(IStatisticsStore store, IEventStore events, IWorkspaceStore workspaces, TimeProvider clock, ILogger<StatisticsBooks> logger) : IEventObserver, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<WorkspaceSid, StatisticsBook> _books = new();

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        if (events.Count > 0)
        {
            Of(events[0].Workspace.Sid).Committed(events);
        }
    }

    /// <summary>Catches up with what happened before the start, then saves every minute until it is told to stop, and once more then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var workspace in await workspaces.ListAsync(cancellationToken))
            {
                await TryAsync(Of(workspace.Sid).CatchUpAsync(cancellationToken));
            }

            using var timer = new PeriodicTimer(Look, clock);
            var saved = clock.GetTimestamp();
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var isDue = clock.GetElapsedTime(saved) >= Pause;
                if (isDue)
                {
                    saved = clock.GetTimestamp();
                }

                foreach (var book in _books.Values)
                {
                    if (book.Waiting is > 0 and var waiting && (isDue || waiting > StatisticsBook.Many))
                    {
                        await TryAsync(book.SaveAsync(cancellationToken));
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var book in _books.Values)
            {
                await TryAsync(book.SaveAsync(CancellationToken.None));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var book in _books.Values)
        {
            book.Dispose();
        }
    }

    internal StatisticsBook Of(WorkspaceSid workspace) => _books.GetOrAdd(workspace, static (sid, books) => new StatisticsBook(sid, books.store, books.events), (store, events));

    private async Task TryAsync(Task task)
    {
        try
        {
            await task;
        }
#pragma warning disable CA1031 // The loop's edge: what could not be saved now is folded again from the events.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            StatisticsLog.NotSaved(logger, exception);
        }
    }
}
