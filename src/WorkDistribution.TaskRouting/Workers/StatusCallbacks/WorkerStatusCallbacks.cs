using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Assignments.Callbacks;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Events.Callbacks;

namespace WorkDistribution.TaskRouting.Workers.StatusCallbacks;

/// <summary>Tells the address that a worker's attributes name (<c>status_callback_url</c>) of each change of its activity (R3-14): the parameters of worker.activity.update. Tried three times, not kept over a restart.</summary>
internal sealed class WorkerStatusCallbacks : IEventObserver, IHostedService, IAsyncDisposable
{
    private const string Kind = "worker-status";
    private const string Attribute = "status_callback_url";
    private const int Retries = 2;

    private readonly IWebhookClient _webhooks;
    private readonly IRoutingNotices _notices;
    private readonly CallbackMetrics _metrics;
    private readonly FairLanes<RoutingEvent> _lanes;

    /// <param name="webhooks">Signs and sends.</param>
    /// <param name="notices">The accounts' error logs.</param>
    /// <param name="options">Limits, those of assignment callbacks.</param>
    /// <param name="metrics">Figures.</param>
    /// <param name="time">The log.</param>
    public WorkerStatusCallbacks(IWebhookClient webhooks, IRoutingNotices notices, IOptions<AssignmentOptions> options, CallbackMetrics metrics, CallbackClock time)
    {
        (_webhooks, _notices, _metrics) = (webhooks, notices, metrics);
        var limits = options.Value;
        _lanes = new FairLanes<RoutingEvent>(
            new LaneLimits(limits.AtWork, limits.AtWorkPerAccount, limits.WaitingPerAccount),
            TellAsync,
            (account, exception) => CallbackLog.Failed(time.Log, account.Value, exception));
    }

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<RoutingEvent> events)
    {
        foreach (var occurrence in events)
        {
            if (occurrence is { Type: EventType.WorkerActivityUpdate, Worker: { } worker }
                && worker.Worker.Attributes.Contains(Attribute, StringComparison.Ordinal)
                && !_lanes.TryAdd(occurrence.Workspace.AccountSid, occurrence))
            {
                _metrics.Dropped(Kind);
            }
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _lanes.DisposeAsync().AsTask();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lanes.DisposeAsync();

    private async Task TellAsync(RoutingEvent occurrence, CancellationToken cancellationToken)
    {
        if (AddressOf(occurrence.Worker!.Worker.Attributes) is not { } url)
        {
            return;
        }

        _metrics.Sent(Kind);
        var request = new WebhookRequest { AccountSid = occurrence.Workspace.AccountSid, Url = url, Parameters = EventParameters.Of(occurrence), Retries = Retries };
        if (await _webhooks.SendAsync(request, cancellationToken) is WebhookOutcome.Failed failed)
        {
            _metrics.Failed(Kind);
            await _notices.ReportAsync(
                new RoutingNotice(request.AccountSid, failed.Error, $"The status callback of worker {occurrence.Worker.Worker.Sid}: {failed.Detail}", request, failed),
                cancellationToken);
        }
    }

    private static string? AddressOf(string attributes)
    {
        using var document = JsonDocument.Parse(attributes);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(Attribute, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } url
            ? url
            : null;
    }
}
