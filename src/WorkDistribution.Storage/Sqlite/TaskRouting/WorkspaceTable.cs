using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>How workspaces lie in their table.</summary>
internal static class WorkspaceTable
{
    public const string Save =
        "INSERT INTO workspaces (sid, account_sid, friendly_name, default_activity_sid, timeout_activity_sid, event_callback_url, events_filter, multi_task_enabled, prioritize_queue_order, date_created, date_updated) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sid) DO UPDATE SET friendly_name = excluded.friendly_name, default_activity_sid = excluded.default_activity_sid, "
        + "timeout_activity_sid = excluded.timeout_activity_sid, event_callback_url = excluded.event_callback_url, events_filter = excluded.events_filter, "
        + "multi_task_enabled = excluded.multi_task_enabled, prioritize_queue_order = excluded.prioritize_queue_order, date_updated = excluded.date_updated, date_created = excluded.date_created";

    private const string Select =
        "SELECT sid, account_sid, friendly_name, default_activity_sid, timeout_activity_sid, event_callback_url, events_filter, multi_task_enabled, prioritize_queue_order, date_created, date_updated "
        + "FROM workspaces WHERE removed = 0";

    public static void Bind(RoutingStatement to, Workspace workspace) =>
        to.Sid(workspace.Sid.Value).Sid(workspace.AccountSid.Value).Text(workspace.FriendlyName).Sid(workspace.DefaultActivitySid.Value).Sid(workspace.TimeoutActivitySid.Value)
            .Text(workspace.EventCallbackUrl).Text(workspace.EventsFilter).Flag(workspace.MultiTaskEnabled).Long((int)workspace.PrioritizeQueueOrder)
            .Instant(workspace.DateCreated).Instant(workspace.DateUpdated);

    /// <summary>All that are not removed, by date of creation.</summary>
    public static List<Workspace> All(SqliteSession session) => session.Query(Select + " ORDER BY date_created, number", Read);

    /// <summary>One that is not removed.</summary>
    public static Workspace? Find(SqliteSession session, long number) => session.Query(Select + " AND number = $1", Read, number) is [var found] ? found : null;

    /// <summary>The key of a workspace, removed or not.</summary>
    public static WorkspaceKey? Key(SqliteSession session, WorkspaceSid sid)
    {
        var bytes = new byte[SidBytes.Length];
        return SidBytes.TryWrite(sid.Value, bytes)
            && session.Query("SELECT number, account_sid FROM workspaces WHERE sid = $1", row => new WorkspaceKey(row.Long(), sid, row.Sid16<AccountSid>()), bytes) is [var found] ? found : null;
    }

    private static Workspace Read(RowReader row) => new()
    {
        Sid = row.Sid16<WorkspaceSid>(),
        AccountSid = row.Sid16<AccountSid>(),
        FriendlyName = row.Text(),
        DefaultActivitySid = row.Sid16<ActivitySid>(),
        TimeoutActivitySid = row.Sid16<ActivitySid>(),
        EventCallbackUrl = row.TextOrNull(),
        EventsFilter = row.Text(),
        MultiTaskEnabled = row.Flag(),
        PrioritizeQueueOrder = (QueueOrder)row.Number(),
        DateCreated = row.Instant(),
        DateUpdated = row.Instant(),
    };
}
