using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Explanations;

/// <summary>Says in a sentence what a task waits for.</summary>
/// <param name="task">The task.</param>
internal sealed class WaitDescription(TaskState task)
{
    /// <summary>The sentence.</summary>
    /// <param name="obstacles">What stands against each worker.</param>
    public string Describe(IReadOnlyCollection<WorkerObstacle> obstacles) => task.Task.AssignmentStatus switch
    {
        AssignmentStatus.Completed => "Nothing: it is completed",
        AssignmentStatus.Canceled => $"Nothing: it is canceled{(task.Task.Reason is { } reason ? $" ({reason})" : "")}",
        AssignmentStatus.Wrapping => $"The end of the after-work of {Holders()}",
        AssignmentStatus.Assigned => $"{Holders()} to complete it",
        AssignmentStatus.Reserved => $"The answer of {Holders()}",
        _ when task.IsFetching => "Its workflow's document, which is being fetched",
        _ => Worker(obstacles) + Then(),
    };

    private static string Worker(IReadOnlyCollection<WorkerObstacle> obstacles)
    {
        int Count(WorkerObstacle obstacle) => obstacles.Count(candidate => candidate == obstacle);
        var fitting = obstacles.Count(static obstacle => obstacle is not (WorkerObstacle.NotInQueue or WorkerObstacle.NotInTarget));
        if (fitting == 0)
        {
            return obstacles.Count - Count(WorkerObstacle.NotInQueue) == 0
                ? "A worker: none fulfils the task queue's expression"
                : "A worker: of those of its task queue none fulfils its target's expression";
        }

        var away = Count(WorkerObstacle.NotAvailable);
        var full = Count(WorkerObstacle.NoCapacity) + Count(WorkerObstacle.ChannelNotAvailable);
        var silent = Count(WorkerObstacle.MustUpdate);
        var declined = Count(WorkerObstacle.Declined);
        var free = Count(WorkerObstacle.None);
        return FormattableString.Invariant(
            $"One of the {fitting} workers that fulfil its expressions: {away} not available, {full} without capacity, {silent} who did not answer and must be updated, {declined} who declined it, {free} free");
    }

    private string Then() => WorkflowRouting.Deadline(task) is { } deadline ? FormattableString.Invariant($"; until {deadline:yyyy-MM-dd'T'HH:mm:ss'Z'}, when it goes on to the next target") : "";

    private string Holders() => string.Join(", ", task.Reservations.Where(static reservation => reservation.IsLive).Select(static reservation => reservation.Worker.Worker.FriendlyName));
}
