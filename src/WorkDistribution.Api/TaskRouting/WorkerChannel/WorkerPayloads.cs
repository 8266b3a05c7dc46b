using System.Buffers;
using System.Globalization;
using System.Text.Json;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Resources as workers' clients read them: snake case, times in seconds since 1970. The clients refuse an object that lacks a property, so that all are always written.</summary>
internal static class WorkerPayloads
{
    /// <summary>Writes JSON to bytes.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An event: its type and its payload.</summary>
    public static byte[] Event(string type, Action<Utf8JsonWriter> payload) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("event_type", type);
        writer.WritePropertyName("payload");
        payload(writer);
        writer.WriteEndObject();
    });

    /// <summary>A worker.</summary>
    public static void Worker(Utf8JsonWriter writer, WorkerView view, AccountSid account)
    {
        var worker = view.Worker;
        writer.WriteStartObject();
        writer.WriteString("sid", worker.Sid.Value);
        writer.WriteString("account_sid", account.Value);
        writer.WriteString("workspace_sid", worker.WorkspaceSid.Value);
        writer.WriteString("friendly_name", worker.FriendlyName);
        writer.WriteString("attributes", worker.Attributes);
        writer.WriteString("activity_sid", worker.ActivitySid.Value);
        writer.WriteString("activity_name", view.ActivityName);
        writer.WriteBoolean("available", view.Available);
        writer.WriteNumber("date_status_changed", worker.DateStatusChanged.ToUnixTimeSeconds());
        Dates(writer, worker.DateCreated, worker.DateUpdated);
        writer.WriteString("version", worker.Version.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    /// <summary>A task.</summary>
    public static void Task(Utf8JsonWriter writer, TaskView view, AccountSid account)
    {
        var task = view.Task;
        writer.WriteStartObject();
        writer.WriteString("sid", task.Sid.Value);
        writer.WriteString("account_sid", account.Value);
        writer.WriteString("workspace_sid", task.WorkspaceSid.Value);
        writer.WriteString("addons", "{}");
        writer.WriteNumber("age", view.Age);
        writer.WriteString("attributes", task.Attributes);
        writer.WriteString("assignment_status", RoutingWords.AssignmentStatus.Of(task.AssignmentStatus));
        writer.WriteNumber("priority", task.Priority);
        writer.WriteString("queue_name", view.TaskQueueName);
        writer.WriteString("queue_sid", task.TaskQueueSid?.Value);
        writer.WriteString("reason", task.Reason);
        writer.WriteString("routing_target", task.RoutingTarget);
        writer.WriteString("task_channel_sid", task.TaskChannelSid.Value);
        writer.WriteString("task_channel_unique_name", view.TaskChannelUniqueName);
        writer.WriteNumber("timeout", task.Timeout);
        writer.WriteString("workflow_name", view.WorkflowName);
        writer.WriteString("workflow_sid", task.WorkflowSid?.Value);
        writer.WriteNumber("virtual_start_time", task.StartTime.ToUnixTimeSeconds());
        Dates(writer, task.DateCreated, task.DateUpdated);
        writer.WriteString("version", task.Version.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    /// <summary>A reservation with its task.</summary>
    public static void Reservation(Utf8JsonWriter writer, Reservation reservation, TaskView task, AccountSid account)
    {
        writer.WriteStartObject();
        writer.WriteString("sid", reservation.Sid.Value);
        writer.WriteString("account_sid", account.Value);
        writer.WriteString("workspace_sid", reservation.WorkspaceSid.Value);
        writer.WriteString("worker_sid", reservation.WorkerSid.Value);
        writer.WriteString("task_sid", reservation.TaskSid.Value);
        writer.WriteString("reservation_status", RoutingWords.ReservationStatus.Of(reservation.ReservationStatus));
        writer.WriteNumber("reservation_timeout", (long)(reservation.Expires - reservation.DateCreated).TotalSeconds);
        Dates(writer, reservation.DateCreated, reservation.DateUpdated);
        writer.WriteString("version", reservation.Version.ToString(CultureInfo.InvariantCulture));
        writer.WritePropertyName("task");
        Task(writer, task, account);
        writer.WriteEndObject();
    }

    /// <summary>A worker's channel.</summary>
    public static void Channel(Utf8JsonWriter writer, WorkerChannelView view, AccountSid account)
    {
        var channel = view.Channel;
        writer.WriteStartObject();
        writer.WriteString("sid", channel.Sid.Value);
        writer.WriteString("account_sid", account.Value);
        writer.WriteString("workspace_sid", channel.WorkspaceSid.Value);
        writer.WriteString("worker_sid", channel.WorkerSid.Value);
        writer.WriteString("task_channel_sid", channel.TaskChannelSid.Value);
        writer.WriteString("task_channel_unique_name", view.TaskChannelUniqueName);
        writer.WriteNumber("assigned_tasks", view.AssignedTasks);
        writer.WriteBoolean("available", channel.Available);
        writer.WriteNumber("available_capacity_percentage", view.AvailableCapacityPercentage);
        writer.WriteNumber("configured_capacity", channel.ConfiguredCapacity);
        if (channel.LastReservedTime is { } reserved)
        {
            // The one time that clients read as milliseconds.
            writer.WriteNumber("last_reserved_time", reserved.ToUnixTimeMilliseconds());
        }
        else
        {
            writer.WriteNull("last_reserved_time");
        }

        Dates(writer, channel.DateCreated, channel.DateUpdated);
        writer.WriteEndObject();
    }

    /// <summary>An activity.</summary>
    public static void Activity(Utf8JsonWriter writer, Activity activity, AccountSid account)
    {
        writer.WriteStartObject();
        writer.WriteString("sid", activity.Sid.Value);
        writer.WriteString("account_sid", account.Value);
        writer.WriteString("workspace_sid", activity.WorkspaceSid.Value);
        writer.WriteString("friendly_name", activity.FriendlyName);
        writer.WriteBoolean("available", activity.Available);
        Dates(writer, activity.DateCreated, activity.DateUpdated);
        writer.WriteEndObject();
    }

    /// <summary>A queue.</summary>
    public static void TaskQueue(Utf8JsonWriter writer, TaskQueueView view, AccountSid account)
    {
        var queue = view.Queue;
        var order = RoutingWords.QueueOrder.Of(view.TaskOrder);
        writer.WriteStartObject();
        writer.WriteString("sid", queue.Sid.Value);
        writer.WriteString("account_sid", account.Value);
        writer.WriteString("workspace_sid", queue.WorkspaceSid.Value);
        writer.WriteString("friendly_name", queue.FriendlyName);
        writer.WriteString("target_workers", queue.TargetWorkers);
        writer.WriteNumber("max_reserved_workers", queue.MaxReservedWorkers);
        writer.WriteString("task_order", order);
        writer.WriteBoolean("lifo_queue", order == "LIFO");
        writer.WriteString("reservation_activity_sid", queue.ReservationActivitySid?.Value);
        writer.WriteString("reservation_activity_name", view.ReservationActivityName);
        writer.WriteString("assignment_activity_sid", queue.AssignmentActivitySid?.Value);
        writer.WriteString("assignment_activity_name", view.AssignmentActivityName);
        Dates(writer, queue.DateCreated, queue.DateUpdated);
        writer.WriteEndObject();
    }

    private static void Dates(Utf8JsonWriter writer, DateTimeOffset created, DateTimeOffset updated)
    {
        writer.WriteNumber("date_created", created.ToUnixTimeSeconds());
        writer.WriteNumber("date_updated", updated.ToUnixTimeSeconds());
    }
}
