using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Calls.Callbacks;

/// <summary>Tells others of the course of one call or conference: in order for each address, the addresses side by side, bounded, and never disturbing it (R1-95). The record is on disk before anybody is told.</summary>
/// <param name="services">What all calls share.</param>
/// <param name="account">Whose addresses they are.</param>
/// <param name="subject">What it tells of, for the log.</param>
/// <param name="kept">Ends when the record is on disk.</param>
/// <param name="notifier">Told of addresses that cannot be reached.</param>
internal sealed class StatusCallbackQueue(CallServices services, AccountSid account, string subject, Func<Task> kept, CallNotifier notifier)
{
    private const int Capacity = 64;
    private const int MostAddresses = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Mailbox<CallbackMessage>> _mailboxes = [];
    private bool _isComplete;
    private int _sequence;

    /// <summary>Tells of a status when the callback asks for it.</summary>
    public void Tell(StatusCallback? callback, CallRecord record, CallFacts facts, ImmutableArray<KeyValuePair<string, string>> more, ActiveRecording? recording = null)
    {
        if (callback is null || record.Status.ToEvent() is not { } @event || !Wants(callback.Events, @event))
        {
            return;
        }

        ImmutableArray<KeyValuePair<string, string>> own =
        [
            new("CallbackSource", "call-progress-events"),
            new("SequenceNumber", (Interlocked.Increment(ref _sequence) - 1).ToWire()),
            new("Timestamp", services.Clock.GetUtcNow().ToWire()),
            .. more,
        ];
        Send(new CallbackMessage(@event, callback.Url, callback.Method, CallParameters.Build(record, facts, own)) { Recording = recording });
    }

    /// <summary>Puts a message in line at each of its addresses. Full: logged and dropped.</summary>
    public void Send(CallbackMessage message)
    {
        foreach (var address in ListedAddress.ParseAll(message.Url))
        {
            if (address.IsFor(message.Event[(message.Event.LastIndexOf(' ') + 1)..]))
            {
                Post(message with { Url = address.Url });
            }
        }
    }

    /// <summary>Takes no more and ends when all that wait have been told.</summary>
    public Task CompleteAsync()
    {
        lock (_gate)
        {
            _isComplete = true;
            foreach (var mailbox in _mailboxes.Values)
            {
                mailbox.Close();
            }

            return Task.WhenAll(_mailboxes.Values.Select(m => m.Completion));
        }
    }

    private void Post(CallbackMessage message)
    {
        Mailbox<CallbackMessage>? mailbox = null;
        lock (_gate)
        {
            if (!_isComplete && !_mailboxes.TryGetValue(message.Url, out mailbox) && _mailboxes.Count < MostAddresses)
            {
                mailbox = _mailboxes[message.Url] = new Mailbox<CallbackMessage>(Capacity, SendAsync, OnFailed);
            }
        }

        if (mailbox is null || !mailbox.TryPost(message))
        {
            VoiceLog.CallbackDropped(services.Log, subject, message.Event);
        }
    }

    private static bool Wants(ImmutableArray<string> events, string @event) =>
        events.IsDefaultOrEmpty ? @event == "completed" : events.Contains(@event);

    private async ValueTask SendAsync(CallbackMessage message, CancellationToken cancellationToken)
    {
        await kept();
        var request = new WebhookRequest
        {
            AccountSid = account,
            Url = message.Url,
            Method = message.Method,
            Parameters = message.Recording is { } recording ? [.. message.Parameters, .. await CompletionParameters.AfterAsync(recording)] : message.Parameters,
            Timeout = services.Settings.WebhookTimeout,
            Retries = services.Settings.StatusCallbackRetries,
        };
        if (await services.Webhooks.SendAsync(request, cancellationToken) is WebhookOutcome.Failed failed)
        {
            await notifier.ReportAsync(failed.Error, $"Status callback ({message.Event}): {failed.Detail}", isWarning: true, request, failed);
        }
    }

    private void OnFailed(Exception exception) => VoiceLog.CallFailed(services.Log, exception, subject);
}
