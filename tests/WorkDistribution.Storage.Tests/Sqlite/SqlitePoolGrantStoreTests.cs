using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.SharedPools;

namespace WorkDistribution.Storage.Tests.Sqlite;

public sealed class SqlitePoolGrantStoreTests
{
    private static readonly RandomSidSource Sids = new();
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, 123, TimeSpan.Zero);

    [Test]
    public async Task Grants_are_read_back_as_they_were_kept_last_in_the_order_of_their_making()
    {
        using var folder = new SqliteFolder();
        var offered = Grant(Now.AddSeconds(1));
        var accepted = Grant(Now) with { BorrowerWorkspaceSid = Sids.New<WorkspaceSid>(), PoolWorkerSid = Sids.New<WorkerSid>(), Status = PoolGrantStatus.Accepted };
        await using (var services = folder.Open())
        {
            var store = services.GetRequiredService<IPoolGrantStore>();
            var gone = Grant(Now);
            foreach (var grant in new[] { offered, gone, accepted with { BorrowerWorkspaceSid = null, PoolWorkerSid = null, Status = PoolGrantStatus.Offered }, accepted })
            {
                await store.SaveAsync(grant, CancellationToken.None);
            }

            await store.DeleteAsync(gone.Sid, CancellationToken.None);
            await store.DeleteAsync(gone.Sid, CancellationToken.None);
        }

        await using var again = folder.Open();
        Assert.That(await again.GetRequiredService<IPoolGrantStore>().ListAsync(CancellationToken.None), Is.EqualTo(new[] { accepted, offered }));
    }

    private static PoolGrant Grant(DateTimeOffset made) => new()
    {
        Sid = Sids.NewOrdered<PoolGrantSid>(made),
        LenderAccountSid = Sids.New<AccountSid>(),
        LenderWorkspaceSid = Sids.New<WorkspaceSid>(),
        TaskQueueSid = Sids.New<TaskQueueSid>(),
        BorrowerAccountSid = Sids.New<AccountSid>(),
        FriendlyName = "Experts",
        Attributes = """{"languages":["de"]}""",
        Capacity = 3,
        Priority = 7,
        Status = PoolGrantStatus.Offered,
        DateCreated = made,
        DateUpdated = made.AddSeconds(2),
    };
}
