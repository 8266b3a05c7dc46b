using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Statistics.Book;

namespace WorkDistribution.Server.Lifetime;

/// <summary>Removes events of workspaces older than 30 days and figures older than they are kept: at the start and every hour, in pieces small enough that nobody waits for them.</summary>
internal sealed class WorkspaceSweeper(IEventStore events, IStatisticsStore statistics, TimeProvider clock, ILogger<WorkspaceSweeper> logger)
{
    private const int Piece = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Sweeps until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await SweepAsync(cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await events.TrimAsync(clock.GetUtcNow() - Kept, Piece, cancellationToken) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            while (await statistics.TrimAsync(clock.GetUtcNow(), Piece, cancellationToken) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
#pragma warning disable CA1031 // The loop's edge: a store that fails now may do its work in an hour.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ServerLog.WorkspaceSweepFailed(logger, exception);
        }
    }
}
