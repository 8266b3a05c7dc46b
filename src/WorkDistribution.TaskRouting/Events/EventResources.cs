namespace WorkDistribution.TaskRouting.Events;

/// <summary>What an event is most relevant to: resource_type and resource_sid of the wire.</summary>
public static class EventResources
{
    /// <summary>task, reservation, worker, taskqueue, workflow, activity or workspace. A task on its way through queues and workflows is what those events are about.</summary>
    public static string TypeOf(EventType type) => type switch
    {
        <= EventType.TaskTransferInitiated => "task",
        EventType.TaskQueueCreated or EventType.TaskQueueUpdated or EventType.TaskQueueDeleted or EventType.TaskQueueExpressionUpdated => "taskqueue",
        EventType.TaskQueueEntered or EventType.TaskQueueMoved or EventType.TaskQueueTimeout => "task",
        >= EventType.ReservationCreated and <= EventType.ReservationFailed => "reservation",
        >= EventType.WorkerCreated and <= EventType.WorkerChannelAvailabilityUpdate => "worker",
        EventType.WorkflowEntered or EventType.WorkflowTargetMatched or EventType.WorkflowTimeout or EventType.WorkflowSkipped => "task",
        EventType.WorkflowCreated or EventType.WorkflowUpdated or EventType.WorkflowDeleted => "workflow",
        EventType.ActivityCreated or EventType.ActivityUpdated or EventType.ActivityDeleted => "activity",
        _ => "workspace",
    };

    /// <summary>Its identifier, from the event's data.</summary>
    public static string SidOf(EventType type, EventData data) => TypeOf(type) switch
    {
        "task" => data["task_sid"],
        "taskqueue" => data["task_queue_sid"],
        "reservation" => data["reservation_sid"],
        "worker" => data["worker_sid"],
        "workflow" => data["workflow_sid"],
        "activity" => data["activity_sid"],
        _ => data["workspace_sid"],
    } ?? "";
}
