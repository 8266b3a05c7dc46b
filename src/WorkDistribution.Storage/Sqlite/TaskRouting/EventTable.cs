using System.Buffers;
using System.Globalization;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>How events lie in their table.</summary>
internal static class EventTable
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns = "id, sid, type, time, task_sid, worker_sid, reservation_sid, task_queue_sid, workflow_sid, task_channel_sid, task_channel, detail";

    /// <summary>Makes a row; <see cref="Bind"/> binds it.</summary>
    public const string Insert = "INSERT INTO events (" + Columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const int NumberBits = 40;

    /// <summary>The row's key: numbers of workspaces up to 8 million, of events up to a million million.</summary>
    public static long Id(long workspace, long number) => (workspace << NumberBits) + number;

    /// <summary>The event's number within its workspace.</summary>
    public static long Number(long id) => id & ((1L << NumberBits) - 1);

    /// <summary>The workspace's number.</summary>
    public static long Workspace(long id) => id >> NumberBits;

    /// <summary>Binds a row.</summary>
    /// <param name="to">The statement.</param>
    /// <param name="workspace">The workspace's number.</param>
    /// <param name="from">The event.</param>
    /// <param name="data">Room for its data.</param>
    /// <param name="detail">Room for its compact form.</param>
    public static void Bind(RoutingStatement to, long workspace, RoutingEvent from, EventData data, ArrayBufferWriter<byte> detail)
    {
        var task = from.Task?.Task;
        var channel = from.WorkerChannel?.Channel;
        var columns = new EventColumns
        {
            Workspace = from.Workspace.Sid.Value,
            Task = task?.Sid.Value,
            Worker = from.Worker?.Worker.Sid.Value,
            Reservation = from.Reservation?.Sid.Value,
            TaskQueue = (from.TaskQueue?.Sid ?? task?.TaskQueueSid)?.Value,
            Workflow = (from.Workflow?.Sid ?? task?.WorkflowSid)?.Value,
            TaskChannel = (task?.TaskChannelSid ?? channel?.TaskChannelSid)?.Value,
            TaskChannelUniqueName = from.Task?.TaskChannelUniqueName ?? from.WorkerChannel?.TaskChannelUniqueName,
        };
        data.Collect(from);
        data.Add(".actor_type", from.Actor.Type);
        data.Add(".actor_sid", from.Actor.Sid);
        data.Add(".source", from.Actor.Source);
        data.Add(".source_ip_address", from.Actor.SourceIpAddress);
        data.Add(".task_date_created", Microseconds(task?.DateCreated));
        data.Add(".task_queue_entered_date", Microseconds(task?.TaskQueueEnteredDate));
        data.Add(".reservation_date_accepted", Microseconds(from.Reservation?.DateAccepted));
        detail.ResetWrittenCount();
        EventDetail.Write(data, columns, detail);
        to.Long(Id(workspace, from.Number)).Sid(from.Sid.Value).Long((int)from.Type).Long(from.Time.ToUnixTimeMilliseconds())
            .Sid(columns.Task).Sid(columns.Worker).Sid(columns.Reservation).Sid(columns.TaskQueue).Sid(columns.Workflow).Sid(columns.TaskChannel)
            .Text(columns.TaskChannelUniqueName).Blob(detail.WrittenSpan);
    }

    /// <summary>Reads a row.</summary>
    public static EventRecord Read(RowReader row, WorkspaceKey workspace)
    {
        var number = Number(row.Long());
        var sid = row.Sid16<EventSid>();
        var type = (EventType)row.Number();
        var time = DateTimeOffset.FromUnixTimeMilliseconds(row.Long());
        var task = row.Sid16OrNull<TaskSid>();
        var worker = row.Sid16OrNull<WorkerSid>();
        var reservation = row.Sid16OrNull<ReservationSid>();
        var queue = row.Sid16OrNull<TaskQueueSid>();
        var workflow = row.Sid16OrNull<WorkflowSid>();
        var channel = row.Sid16OrNull<TaskChannelSid>();
        var channelName = row.TextOrNull();
        var columns = new EventColumns
        {
            Workspace = workspace.Sid.Value,
            Task = task?.Value,
            Worker = worker?.Value,
            Reservation = reservation?.Value,
            TaskQueue = queue?.Value,
            Workflow = workflow?.Value,
            TaskChannel = channel?.Value,
            TaskChannelUniqueName = channelName,
        };
        var all = new EventData();
        EventDetail.Read(row.Blob(), columns, all);
        var data = new EventData();
        foreach (var (name, value) in all)
        {
            if (name[0] != EventDetail.Hidden)
            {
                data.Add(name, value);
            }
        }

        return new EventRecord
        {
            Sid = sid,
            Number = number,
            AccountSid = workspace.Account,
            WorkspaceSid = workspace.Sid,
            Type = type,
            Time = time,
            Description = EventDescriptions.Of(type, data),
            ResourceType = EventResources.TypeOf(type),
            ResourceSid = EventResources.SidOf(type, data),
            ActorType = all[".actor_type"] ?? "",
            ActorSid = all[".actor_sid"],
            Source = all[".source"] ?? "",
            SourceIpAddress = all[".source_ip_address"],
            TaskSid = task,
            WorkerSid = worker,
            ReservationSid = reservation,
            TaskQueueSid = queue,
            WorkflowSid = workflow,
            TaskChannelSid = channel,
            TaskChannelUniqueName = channelName,
            TaskDateCreated = Instant(all[".task_date_created"]),
            TaskQueueEnteredDate = Instant(all[".task_queue_entered_date"]),
            ReservationDateAccepted = Instant(all[".reservation_date_accepted"]),
            Data = data.ToJson(),
        };
    }

    private static string? Microseconds(DateTimeOffset? instant) => instant is { } set ? Instants.ToMicroseconds(set).ToString(CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? Instant(string? microseconds) => microseconds is null ? null : Instants.FromMicroseconds(long.Parse(microseconds, CultureInfo.InvariantCulture));
}
