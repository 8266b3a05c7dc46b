using WorkDistribution.TaskRouting.Explanations;

namespace WorkDistribution.Api.TaskRouting.Explanations;

/// <summary>Why a worker has a task or not, on the wire.</summary>
internal sealed record WorkerExplanationResponse(string WorkerSid, string FriendlyName, string ActivityName, string Obstacle, string Detail, TraceResponse? Trace)
{
    public static WorkerExplanationResponse Of(WorkerExplanation worker) =>
        new(worker.Sid.Value, worker.FriendlyName, worker.ActivityName, Word(worker.Obstacle), worker.Detail, TraceResponse.Of(worker.Trace));

    private static string Word(WorkerObstacle obstacle) => obstacle switch
    {
        WorkerObstacle.Has => "has_it",
        WorkerObstacle.NotInQueue => "not_in_queue",
        WorkerObstacle.NotInTarget => "not_in_target",
        WorkerObstacle.NotAvailable => "not_available",
        WorkerObstacle.MustUpdate => "must_update",
        WorkerObstacle.ChannelNotAvailable => "channel_not_available",
        WorkerObstacle.NoCapacity => "no_capacity",
        WorkerObstacle.Declined => "declined",
        _ => "none",
    };
}
