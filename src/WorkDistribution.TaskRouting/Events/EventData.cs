using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Events;

/// <summary>The wire's event_data: names in snake case with their texts (every value is a text on the wire, numbers too). Used by one thread at a time; collected anew for each event, so that its room is reused.</summary>
/// <remarks>Names by kind of event: https://www.twilio.com/docs/taskrouter/api/event/reference, where callbacks show them in Pascal case.</remarks>
public sealed class EventData : IEnumerable<KeyValuePair<string, string>>
{
    // Attributes are JSON texts in a JSON text: only what must be is escaped.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<KeyValuePair<string, string>> _pairs = new(40);

    /// <summary>How many there are.</summary>
    public int Count => _pairs.Count;

    /// <summary>A name and its text, in order.</summary>
    public KeyValuePair<string, string> this[int index] => _pairs[index];

    /// <summary>The text of a name; null when the event has none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in _pairs)
            {
                if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _pairs.Clear();

    /// <summary>Adds a name that is not there yet; null adds nothing.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _pairs.Add(new KeyValuePair<string, string>(name, value));
        }
    }

    /// <summary>Takes what an event has, instead of what was there.</summary>
    public void Collect(RoutingEvent from)
    {
        _pairs.Clear();
        Add(from.Workspace);
        if (from.Task is { } task)
        {
            Add(task, from.Type);
        }

        Add(from.TaskQueue, from.Task);
        Add("workflow_sid", (from.Workflow?.Sid ?? from.Task?.Task.WorkflowSid)?.Value);
        Add("workflow_name", from.Workflow?.FriendlyName ?? from.Task?.WorkflowName);
        if (from.Reservation is { } reservation)
        {
            Add("reservation_sid", reservation.Sid.Value);
            Add("reservation_status", ReservationStatuses.NameOf(reservation.ReservationStatus));
            Add("reservation_version", Text(reservation.Version));
        }

        if (from.Worker is { } worker)
        {
            Add(worker);
        }

        if (from is { Task: null, WorkerChannel: { } channel })
        {
            Add(channel);
        }

        if (from is { Worker: null, Activity: { } activity })
        {
            Add("activity_sid", activity.Sid.Value);
            Add("activity_name", activity.FriendlyName);
            Add("activity_available", activity.Available ? "true" : "false");
        }

        foreach (var (name, value) in from.Extra)
        {
            _pairs.RemoveAll(pair => string.Equals(pair.Key, name, StringComparison.Ordinal));
            Add(name, value);
        }
    }

    /// <summary>As a JSON object.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _pairs)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Seconds(DateTimeOffset? instant) => instant is { } set ? Text(set.ToUnixTimeSeconds()) : null;

    private void Add(Workspace workspace)
    {
        Add("workspace_sid", workspace.Sid.Value);
        Add("workspace_name", workspace.FriendlyName);
    }

    private void Add(TaskView view, EventType type)
    {
        var task = view.Task;
        Add("task_sid", task.Sid.Value);
        Add("task_attributes", task.Attributes);
        Add("task_age", Text(view.Age));
        Add("task_priority", Text(task.Priority));
        Add("task_assignment_status", AssignmentStatuses.NameOf(task.AssignmentStatus));
        Add("task_date_created", Seconds(task.DateCreated));
        Add("task_version", Text(task.Version));
        Add("task_channel_sid", task.TaskChannelSid.Value);
        Add("task_channel_unique_name", view.TaskChannelUniqueName);
        Add("task_queue_entered_date", Seconds(task.TaskQueueEnteredDate));
        Add("task_virtual_start_time", Seconds(task.VirtualStartTime));
        if (type is EventType.TaskCanceled or EventType.WorkflowTimeout)
        {
            Add("task_canceled_reason", task.Reason);
        }
        else if (type is EventType.TaskCompleted or EventType.TaskWrapup)
        {
            Add("task_completed_reason", task.Reason);
        }
    }

    private void Add(TaskQueue? queue, TaskView? task)
    {
        Add("task_queue_sid", (queue?.Sid ?? task?.Task.TaskQueueSid)?.Value);
        Add("task_queue_name", queue?.FriendlyName ?? task?.TaskQueueName);
        Add("task_queue_target_expression", queue?.TargetWorkers);
    }

    private void Add(WorkerView view)
    {
        Add("worker_sid", view.Worker.Sid.Value);
        Add("worker_name", view.Worker.FriendlyName);
        Add("worker_attributes", view.Worker.Attributes);
        Add("worker_activity_sid", view.Worker.ActivitySid.Value);
        Add("worker_activity_name", view.ActivityName);
        Add("worker_version", Text(view.Worker.Version));
    }

    private void Add(WorkerChannelView view)
    {
        Add("task_channel_sid", view.Channel.TaskChannelSid.Value);
        Add("task_channel_unique_name", view.TaskChannelUniqueName);
        Add("worker_channel_sid", view.Channel.Sid.Value);
        Add("worker_channel_available", view.Channel.Available ? "true" : "false");
        Add("worker_channel_capacity", Text(view.Channel.ConfiguredCapacity));
        Add("worker_channel_available_capacity", Text(view.AvailableCapacityPercentage));
        Add("worker_channel_task_count", Text(view.AssignedTasks));
    }
}
