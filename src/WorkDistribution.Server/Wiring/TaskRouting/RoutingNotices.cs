using System.Threading.RateLimiting;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Writes faults of applications in work distribution into their account's error log; a bounded number a minute and account, the others are only logged.</summary>
internal sealed class RoutingNotices(INotificationStore store, ISidSource sids, TimeProvider clock, ILogger<RoutingNotices> logger) : IRoutingNotices, IDisposable
{
    private const int PerMinute = 120;

    private readonly PartitionedRateLimiter<AccountSid> _limits = PartitionedRateLimiter.Create<AccountSid, AccountSid>(static account =>
        RateLimitPartition.GetFixedWindowLimiter(account, static _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <inheritdoc/>
    public async Task ReportAsync(RoutingNotice notice, CancellationToken cancellationToken)
    {
        TaskWiringLog.Fault(logger, notice.AccountSid.Value, notice.Error.Code, notice.Message);
        using var place = _limits.AttemptAcquire(notice.AccountSid);
        if (!place.IsAcquired)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var entry = new Notification
        {
            Sid = sids.New<NotificationSid>(),
            AccountSid = notice.AccountSid,
            ErrorCode = notice.Error.Code,
            Log = 0,
            MessageText = notice.Message,
            MessageDate = now,
        };
        try
        {
            await store.AddAsync(entry.About(notice.Request, notice.Outcome), cancellationToken);
        }
#pragma warning disable CA1031 // The log of faults must not add one.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            TaskWiringLog.NoticeNotKept(logger, notice.AccountSid.Value, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limits.Dispose();
}
