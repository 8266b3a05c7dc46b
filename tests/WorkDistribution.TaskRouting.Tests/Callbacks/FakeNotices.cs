using System.Threading.Channels;
using WorkDistribution.TaskRouting.Callbacks;

namespace WorkDistribution.TaskRouting.Tests.Callbacks;

/// <summary>An error log that can be waited for.</summary>
internal sealed class FakeNotices : IRoutingNotices
{
    private readonly Channel<RoutingNotice> _seen = Channel.CreateUnbounded<RoutingNotice>();

    public Task ReportAsync(RoutingNotice notice, CancellationToken cancellationToken) => _seen.Writer.WriteAsync(notice, cancellationToken).AsTask();

    public async Task<RoutingNotice> NextAsync()
    {
        using var limit = new CancellationTokenSource(Testing.Limits.Wait);
        return await _seen.Reader.ReadAsync(limit.Token);
    }
}
