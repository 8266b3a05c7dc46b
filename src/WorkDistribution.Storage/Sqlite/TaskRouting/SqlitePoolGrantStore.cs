using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>Grants of pools, in the file of workspaces.</summary>
internal sealed class SqlitePoolGrantStore(RoutingDatabase database) : IPoolGrantStore
{
    private const string Columns =
        "sid, lender_account_sid, lender_workspace_sid, task_queue_sid, borrower_account_sid, borrower_workspace_sid, pool_worker_sid, friendly_name, attributes, capacity, priority, status, date_created, date_updated";

    private const string Save =
        "INSERT INTO pool_grants (" + Columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sid) DO UPDATE SET "
        + "borrower_workspace_sid = excluded.borrower_workspace_sid, pool_worker_sid = excluded.pool_worker_sid, friendly_name = excluded.friendly_name, attributes = excluded.attributes, "
        + "capacity = excluded.capacity, priority = excluded.priority, status = excluded.status, date_updated = excluded.date_updated";

    private const string Delete = "DELETE FROM pool_grants WHERE sid = ?";

    public async Task<ImmutableArray<PoolGrant>> ListAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(static session => session.Query("SELECT " + Columns + " FROM pool_grants ORDER BY date_created, sid", Read), cancellationToken)];

    public Task SaveAsync(PoolGrant grant, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Prepared(Save)
            .Sid(grant.Sid.Value).Sid(grant.LenderAccountSid.Value).Sid(grant.LenderWorkspaceSid.Value).Sid(grant.TaskQueueSid.Value)
            .Sid(grant.BorrowerAccountSid.Value).Sid(grant.BorrowerWorkspaceSid?.Value).Sid(grant.PoolWorkerSid?.Value)
            .Text(grant.FriendlyName).Text(grant.Attributes).Long(grant.Capacity).Long(grant.Priority).Long((int)grant.Status)
            .Instant(grant.DateCreated).Instant(grant.DateUpdated).Run(),
        cancellationToken);

    public Task DeleteAsync(PoolGrantSid sid, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepared(Delete).Sid(sid.Value).Run(), cancellationToken);

    private static PoolGrant Read(RowReader row) => new()
    {
        Sid = row.Sid16<PoolGrantSid>(),
        LenderAccountSid = row.Sid16<AccountSid>(),
        LenderWorkspaceSid = row.Sid16<WorkspaceSid>(),
        TaskQueueSid = row.Sid16<TaskQueueSid>(),
        BorrowerAccountSid = row.Sid16<AccountSid>(),
        BorrowerWorkspaceSid = row.Sid16OrNull<WorkspaceSid>(),
        PoolWorkerSid = row.Sid16OrNull<WorkerSid>(),
        FriendlyName = row.Text(),
        Attributes = row.Text(),
        Capacity = row.Number(),
        Priority = row.Number(),
        Status = (PoolGrantStatus)row.Number(),
        DateCreated = row.Instant(),
        DateUpdated = row.Instant(),
    };
}
