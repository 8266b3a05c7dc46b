using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Callbacks;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>What all feeds share.</summary>
/// <param name="outbox">What is to be told.</param>
/// <param name="webhooks">Signs and sends.</param>
/// <param name="notices">The accounts' error logs.</param>
/// <param name="options">Limits and waits.</param>
/// <param name="metrics">Figures.</param>
/// <param name="time">The clock and the log.</param>
internal sealed class EventFeedServices(
    IEventOutbox outbox,
    IWebhookClient webhooks,
    IRoutingNotices notices,
    IOptions<EventCallbackOptions> options,
    CallbackMetrics metrics,
    CallbackClock time)
{
    public IEventOutbox Outbox => outbox;

    public IWebhookClient Webhooks => webhooks;

    public EventCallbackOptions Options { get; } = options.Value;

    public CallbackMetrics Metrics => metrics;

    public TimeProvider Clock => time.Clock;

    public ILogger Log => time.Log;

    /// <summary>Keeps a notice; a log of faults must not add one.</summary>
    public async Task ReportAsync(RoutingNotice notice)
    {
        try
        {
            await notices.ReportAsync(notice, CancellationToken.None);
        }
#pragma warning disable CA1031 // What cannot be kept is logged; the event is gone either way.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            CallbackLog.Failed(time.Log, notice.AccountSid.Value, exception);
        }
    }
}
