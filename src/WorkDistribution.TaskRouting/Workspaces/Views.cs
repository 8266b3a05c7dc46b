using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>What is shown of the entities of a workspace.</summary>
internal static class Views
{
    /// <summary>A task.</summary>
    public static TaskView Of(TaskState task, DateTimeOffset now) => new()
    {
        Task = task.Task,
        WorkflowName = task.Workflow?.Workflow.FriendlyName,
        TaskQueueName = task.Queue?.Queue.FriendlyName,
        TaskChannelUniqueName = task.Channel.Channel.UniqueName,
        Age = Math.Max(0, (int)((task.Task.DateEnded ?? now) - task.Task.StartTime).TotalSeconds),
    };

    /// <summary>A worker.</summary>
    public static WorkerView Of(WorkerState worker) => new()
    {
        Worker = worker.Worker,
        ActivityName = worker.Activity.Activity.FriendlyName,
        Available = worker.Activity.Activity.Available,
    };

    /// <summary>A worker's channel.</summary>
    public static WorkerChannelView Of(WorkerChannelState channel) => new()
    {
        Channel = channel.Channel,
        TaskChannelUniqueName = channel.Kind.Channel.UniqueName,
        AssignedTasks = channel.Assigned,
        AvailableCapacityPercentage = channel.FreePercentage,
    };

    /// <summary>A reservation.</summary>
    public static ReservationView Of(ReservationState reservation, DateTimeOffset now) => new()
    {
        Reservation = reservation.Reservation,
        Task = Of(reservation.Task, now),
        Worker = Of(reservation.Worker),
    };

    /// <summary>A queue.</summary>
    public static TaskQueueView Of(QueueState queue, WorkspaceState state) => new()
    {
        Queue = queue.Queue,
        ReservationActivityName = state.Activities.Find(queue.Queue.ReservationActivitySid?.Value)?.Activity.FriendlyName,
        AssignmentActivityName = state.Activities.Find(queue.Queue.AssignmentActivitySid?.Value)?.Activity.FriendlyName,
        TaskOrder = queue.Queue.TaskOrder ?? state.Workspace.PrioritizeQueueOrder,
    };

    /// <summary>The workspace.</summary>
    public static WorkspaceView Of(WorkspaceState state) => new()
    {
        Workspace = state.Workspace,
        DefaultActivityName = state.DefaultActivity.Activity.FriendlyName,
        TimeoutActivityName = state.TimeoutActivity.Activity.FriendlyName,
    };
}
