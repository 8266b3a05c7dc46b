using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>The messages that are to be sent: kept on disk, sent in order for each recipient, the recipients side by side. What a stop leaves is taken up at the next start.</summary>
/// <remarks>A message that was just being handed over when the process died is sent again: better twice than never.</remarks>
internal sealed class MessageOutbox(CallServices services, CallRegistry registry, IMessageStore store, MessageCheck check, MessageDelivery delivery) : IDisposable
{
    private readonly ConcurrentDictionary<MessageSid, OutgoingText> _live = new();
    private readonly OrderedWork<(AccountSid, string)> _lines = new();
    private readonly OrderedWork<MessageSid> _late = new();
    private readonly MessageLoad _load = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>What waits and what was refused.</summary>
    public MessageLoad Load => _load;

    /// <summary>Takes a message: it is on disk when this ends.</summary>
    public async Task<MessageCommandOutcome> SendAsync(SendMessageCommand command, CancellationToken cancellationToken)
    {
        if (registry.IsDraining)
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.ServiceUnavailable);
        }

        command = command with { To = MessageCheck.Normalize(command.To), From = MessageCheck.Normalize(command.From) };
        if (await check.FindProblemAsync(command, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (!_load.TryEnter(command.AccountSid, services.Settings))
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.MessageQueueFull);
        }

        var (record, media) = Make(command);
        try
        {
            await store.AddAsync(record, media, cancellationToken);
        }
        catch
        {
            _load.Leave(command.AccountSid);
            throw;
        }

        VoiceLog.MessageTaken(services.Log, record.Sid.Value, record.Direction.ToWire(), record.From, record.To);
        Begin(record, [.. media.Select(piece => MediaAddress.Of(piece.Media, services.Settings))]);
        return new MessageCommandOutcome.Done(record);
    }

    /// <summary>Takes up a message that was still to be sent when the process last ended.</summary>
    public async Task ResumeAsync(MessageRecord record, CancellationToken cancellationToken)
    {
        ImmutableArray<string> media = record.NumMedia == 0
            ? []
            : [.. (await store.ListMediaAsync(record.AccountSid, record.Sid, null, null, new PageRequest(PageRequest.MaxSize), cancellationToken)).Items.Reverse().Select(piece => MediaAddress.Of(piece, services.Settings))];
        _load.Enter(record.AccountSid);
        Begin(record with { Status = record.Status == MessageStatus.Sending ? MessageStatus.Queued : record.Status }, media);
    }

    /// <summary>Calls a message off.</summary>
    /// <returns>The message; null when it is not waiting.</returns>
    public MessageRecord? TryCancel(AccountSid account, MessageSid sid) =>
        _live.TryGetValue(sid, out var text) && text.Record.AccountSid == account && text.TryCancel() ? text.Record : null;

    /// <summary>Brings a report to its message.</summary>
    /// <returns>false when the gateway has no such message.</returns>
    public async Task<bool> ReportAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        if (report.Sid is { } own && _live.TryGetValue(own, out var text) && text.Record.Gateway == report.Gateway && text.TryReport(report))
        {
            return true;
        }

        var found = report.Sid is { } sid
            ? await store.FindByGatewayAsync(report.Gateway, sid, cancellationToken)
            : report.Reference is { } reference ? await store.FindByReferenceAsync(report.Gateway, reference, isInbound: false, cancellationToken) : null;
        if (found is null)
        {
            return false;
        }

        if (!_live.TryGetValue(found.Sid, out var live) || !live.TryReport(report))
        {
            await ChangeAsync(found.AccountSid, found.Sid, record => ReportLateAsync(record, report));
        }

        return true;
    }

    /// <summary>Changes a message that has left or come in: one change of it after the other.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="sid">Which.</param>
    /// <param name="change">What is done with the record as it is then; not called when there is none, or while it is still to be sent.</param>
    public Task ChangeAsync(AccountSid account, MessageSid sid, Func<MessageRecord, Task> change) => _late.RunAsync(sid, async () =>
    {
        if (_live.TryGetValue(sid, out var live) && !live.Record.IsPending)
        {
            await live.Kept;
        }

        if (await store.FindAsync(account, sid, CancellationToken.None) is { IsPending: false } record)
        {
            await change(record);
        }
    });

    /// <summary>Waits end from now on; what waited is sent after the next start.</summary>
    public void BeginDrain() => _stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task ReportLateAsync(MessageRecord record, DeliveryReport report)
    {
        using var late = new OutgoingText(services, store, record, []);
        late.TryReport(report);
        await late.CloseAsync();
        await late.ToldAsync();
    }

    private (MessageRecord Record, ImmutableArray<(MessageMedia Media, ReadOnlyMemory<byte> Content)> Media) Make(SendMessageCommand command)
    {
        var now = services.Clock.GetUtcNow();
        var record = new MessageRecord
        {
            Sid = services.Sids.New<MessageSid>(),
            AccountSid = command.AccountSid,
            Direction = command.Direction,
            Status = command.SendAt > now ? MessageStatus.Scheduled : MessageStatus.Queued,
            From = command.From,
            To = command.To,
            Body = command.Body,
            NumSegments = MessageSegments.Count(command.Body),
            NumMedia = command.Media.Length,
            StatusCallback = command.StatusCallback,
            StatusCallbackMethod = command.StatusCallbackMethod,
            CallSid = command.CallSid,
            InReplyTo = command.InReplyTo,
            SendAt = command.SendAt,
            ValidUntil = (command.SendAt ?? now) + command.Validity,
            DateCreated = now,
            DateUpdated = now,
        };
        return (record, MediaAddress.Keep(command.Media, record, services.Sids));
    }

    private void Begin(MessageRecord record, ImmutableArray<string> media)
    {
        var text = new OutgoingText(services, store, record, media);
        _live[record.Sid] = text;
        registry.Track(RunAsync(text));
    }

    private async Task RunAsync(OutgoingText text)
    {
        await Task.Yield();
        var record = text.Record;
        try
        {
            if (record.SendAt is { } due && due - services.Clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                await WaitAsync(text, wait);
            }

            await _lines.RunAsync((record.AccountSid, record.To), () => delivery.RunAsync(text, _stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It stays on disk as one that is still to be sent.
        }
#pragma warning disable CA1031 // The edge of one message.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.MessageFailed(services.Log, exception, record.Sid.Value);
            text.TryStep(new MessageInput.Failed(ErrorCatalogue.MessageFailed, "internal failure"));
        }

        await text.CloseAsync();
        _live.TryRemove(record.Sid, out _);
        await text.ToldAsync();
        text.Dispose();
        _load.Leave(record.AccountSid);
    }

    private async Task WaitAsync(OutgoingText text, TimeSpan wait)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, text.Canceled);
        try
        {
            await Task.Delay(wait, services.Clock, either.Token);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            // Called off: that is seen when it would be handed over.
        }
    }
}
