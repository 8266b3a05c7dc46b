using WorkDistribution.TaskRouting.Rehearsal.Reports;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>How a period went, on the wire.</summary>
internal sealed record FiguresResponse(
    int Tasks,
    int TasksAssigned,
    int TasksWaiting,
    int TasksTimedOut,
    int TasksUnmatched,
    int TasksCanceled,
    int ReservationsCreated,
    int ReservationsDeclined,
    WaitResponse WaitDuration,
    IReadOnlyList<RehearsedQueueResponse> TaskQueues,
    IReadOnlyList<RehearsedWorkerResponse> Workers)
{
    public static FiguresResponse Of(RehearsalFigures figures) => new(
        figures.Tasks,
        figures.Assigned,
        figures.Waiting,
        figures.TimedOut,
        figures.Unmatched,
        figures.Canceled,
        figures.Offers,
        figures.Declined,
        WaitResponse.Of(figures.Wait),
        [.. figures.TaskQueues.Select(RehearsedQueueResponse.Of)],
        [.. figures.Workers.Select(RehearsedWorkerResponse.Of)]);
}
