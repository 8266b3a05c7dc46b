namespace WorkDistribution.TaskRouting.Events;

/// <summary>One sentence that says what happened, made from the event's data.</summary>
public static class EventDescriptions
{
    /// <summary>The sentence.</summary>
    public static string Of(EventType type, EventData data) => type switch
    {
        EventType.TaskCanceled => data["task_canceled_reason"] is { } reason ? $"Task {data["task_sid"]} canceled: {reason}" : $"Task {data["task_sid"]} canceled",
        EventType.TaskSystemDeleted => $"Task {data["task_sid"]} deleted by the system",
        EventType.TaskTransferInitiated => $"Transfer of task {data["task_sid"]} initiated",
        EventType.TaskWrapup => $"Task {data["task_sid"]} wrapping up",
        EventType.TaskQueueCreated or EventType.TaskQueueUpdated or EventType.TaskQueueDeleted => $"TaskQueue {data["task_queue_name"]} {Verb(type)}",
        EventType.TaskQueueExpressionUpdated => $"TaskQueue {data["task_queue_sid"]} expression updated to '{data["task_queue_target_expression"]}'",
        EventType.TaskQueueEntered => $"Task {data["task_sid"]} entered TaskQueue {data["task_queue_name"]}",
        EventType.TaskQueueMoved => $"Task {data["task_sid"]} moved from TaskQueue {data["task_queue_name"]}",
        EventType.TaskQueueTimeout => $"Task {data["task_sid"]} timed out in TaskQueue {data["task_queue_name"]}",
        EventType.ReservationTimeout => $"Reservation {data["reservation_sid"]} timed out",
        EventType.ReservationWrapup => $"Reservation {data["reservation_sid"]} wrapping up",
        EventType.WorkerActivityUpdate => $"Worker {data["worker_name"]} updated to {data["worker_activity_name"]} Activity",
        EventType.WorkerAttributesUpdate => $"Worker {data["worker_name"]} attributes updated",
        EventType.WorkerCapacityUpdate => $"Worker {data["worker_name"]} capacity of channel {data["task_channel_unique_name"]} updated to {data["worker_channel_capacity"]}",
        EventType.WorkerChannelAvailabilityUpdate => $"Worker {data["worker_name"]} availability of channel {data["task_channel_unique_name"]} updated to {data["worker_channel_available"]}",
        EventType.WorkflowEntered => $"Task {data["task_sid"]} entered Workflow {data["workflow_name"]}",
        EventType.WorkflowTargetMatched => $"Task {data["task_sid"]} matched a target of Workflow {data["workflow_name"]}",
        EventType.WorkflowTimeout => $"Task {data["task_sid"]} timed out in Workflow {data["workflow_name"]}",
        EventType.WorkflowSkipped => $"Task {data["task_sid"]} skipped out of Workflow {data["workflow_name"]}",
        _ => EventResources.TypeOf(type) switch
        {
            "task" => $"Task {data["task_sid"]} {Verb(type)}",
            "reservation" => $"Reservation {data["reservation_sid"]} {Verb(type)}",
            "worker" => $"Worker {data["worker_name"]} {Verb(type)}",
            "workflow" => $"Workflow {data["workflow_name"]} {Verb(type)}",
            "activity" => $"Activity {data["activity_name"]} {Verb(type)}",
            _ => $"Workspace {data["workspace_name"]} {Verb(type)}",
        },
    };

    /// <summary>What follows the point of the wire name: created, accepted, ...</summary>
    private static string Verb(EventType type)
    {
        var name = EventTypes.NameOf(type);
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
