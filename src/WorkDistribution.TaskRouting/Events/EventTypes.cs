using System.Collections.Frozen;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>Wire names of events.</summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<EventType, string> Names = new Dictionary<EventType, string>
    {
        [EventType.TaskCreated] = "task.created",
        [EventType.TaskUpdated] = "task.updated",
        [EventType.TaskCanceled] = "task.canceled",
        [EventType.TaskWrapup] = "task.wrapup",
        [EventType.TaskCompleted] = "task.completed",
        [EventType.TaskDeleted] = "task.deleted",
        [EventType.TaskSystemDeleted] = "task.system-deleted",
        [EventType.TaskTransferInitiated] = "task.transfer-initiated",
        [EventType.TaskQueueCreated] = "task-queue.created",
        [EventType.TaskQueueUpdated] = "task-queue.updated",
        [EventType.TaskQueueDeleted] = "task-queue.deleted",
        [EventType.TaskQueueEntered] = "task-queue.entered",
        [EventType.TaskQueueMoved] = "task-queue.moved",
        [EventType.TaskQueueTimeout] = "task-queue.timeout",
        [EventType.TaskQueueExpressionUpdated] = "task-queue.expression.updated",
        [EventType.ReservationCreated] = "reservation.created",
        [EventType.ReservationAccepted] = "reservation.accepted",
        [EventType.ReservationRejected] = "reservation.rejected",
        [EventType.ReservationTimeout] = "reservation.timeout",
        [EventType.ReservationCanceled] = "reservation.canceled",
        [EventType.ReservationRescinded] = "reservation.rescinded",
        [EventType.ReservationWrapup] = "reservation.wrapup",
        [EventType.ReservationCompleted] = "reservation.completed",
        [EventType.ReservationFailed] = "reservation.failed",
        [EventType.WorkerCreated] = "worker.created",
        [EventType.WorkerDeleted] = "worker.deleted",
        [EventType.WorkerActivityUpdate] = "worker.activity.update",
        [EventType.WorkerAttributesUpdate] = "worker.attributes.update",
        [EventType.WorkerCapacityUpdate] = "worker.capacity.update",
        [EventType.WorkerChannelAvailabilityUpdate] = "worker.channel.availability.update",
        [EventType.WorkflowCreated] = "workflow.created",
        [EventType.WorkflowUpdated] = "workflow.updated",
        [EventType.WorkflowDeleted] = "workflow.deleted",
        [EventType.WorkflowEntered] = "workflow.entered",
        [EventType.WorkflowTargetMatched] = "workflow.target-matched",
        [EventType.WorkflowTimeout] = "workflow.timeout",
        [EventType.WorkflowSkipped] = "workflow.skipped",
        [EventType.ActivityCreated] = "activity.created",
        [EventType.ActivityUpdated] = "activity.updated",
        [EventType.ActivityDeleted] = "activity.deleted",
        [EventType.WorkspaceCreated] = "workspace.created",
        [EventType.WorkspaceUpdated] = "workspace.updated",
        [EventType.WorkspaceDeleted] = "workspace.deleted",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, EventType> Types = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All wire names.</summary>
    public static IEnumerable<string> All => Types.Keys;

    /// <summary>The wire name, such as reservation.created.</summary>
    public static string NameOf(EventType type) => Names[type];

    /// <summary>The event of a wire name.</summary>
    public static bool TryParse(string name, out EventType type) => Types.TryGetValue(name, out type);
}
