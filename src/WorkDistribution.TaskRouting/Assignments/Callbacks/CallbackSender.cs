using Microsoft.Extensions.Options;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.TaskRouting.Callbacks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>Sends a callback to its address, then to its fallback, and reports what is wrong to the account's error log.</summary>
/// <param name="webhooks">Signs and sends.</param>
/// <param name="notices">The error log.</param>
/// <param name="options">Limits.</param>
/// <param name="metrics">Figures.</param>
internal sealed class CallbackSender(IWebhookClient webhooks, IRoutingNotices notices, IOptions<AssignmentOptions> options, CallbackMetrics metrics)
{
    /// <summary>Reads the body of an answer.</summary>
    public delegate RoutingResult<TAnswer> AnswerReader<TAnswer>(ReadOnlyMemory<byte> body);

    /// <summary>Asks.</summary>
    /// <returns>The first usable answer; null when there was none.</returns>
    public async Task<TAnswer?> AskAsync<TAnswer>(string kind, Offer offer, string url, string? fallback, AnswerReader<TAnswer> read, CancellationToken cancellationToken)
        where TAnswer : class
    {
        foreach (var address in (string?[])[url, fallback])
        {
            if (address is not null && await AskOneAsync(kind, offer, address, read, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>Reports a fault about an offer.</summary>
    public Task ReportAsync(Offer offer, ErrorCode error, string message, CancellationToken cancellationToken) =>
        notices.ReportAsync(new RoutingNotice(offer.Workspace.AccountSid, error, message), cancellationToken);

    private async Task<TAnswer?> AskOneAsync<TAnswer>(string kind, Offer offer, string url, AnswerReader<TAnswer> read, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var request = new WebhookRequest { AccountSid = offer.Workspace.AccountSid, Url = url, Parameters = OfferParameters.Of(offer), Timeout = options.Value.Timeout };
        metrics.Sent(kind);
        var outcome = await webhooks.SendAsync(request, cancellationToken);
        var result = outcome switch
        {
            WebhookOutcome.Answered answered => read(answered.Body),
            WebhookOutcome.Failed failed => new RoutingFault(failed.Error, failed.Detail),
            _ => throw new InvalidOperationException("The hierarchy of outcomes is closed."),
        };
        if (result.Succeeded)
        {
            return result.Value;
        }

        metrics.Failed(kind);
        foreach (var fault in result.Faults)
        {
            var message = $"The {kind} callback of reservation {offer.Reservation.Sid} of task {offer.Reservation.TaskSid}: {fault.Detail ?? fault.Error.Message}";
            await notices.ReportAsync(new RoutingNotice(offer.Workspace.AccountSid, fault.Error, message, request, outcome), cancellationToken);
        }

        return null;
    }
}
