using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>One message on its way out: keeps its record in step with what becomes of it, and tells whoever wants to know. Its steps are those of docs/machines/message.md.</summary>
/// <remarks>The outbox leads it; REST (a cancellation) and its gateway (a report) may come in between. The record is changed under a leaf lock, saved, then told.</remarks>
internal sealed class OutgoingText
{
    private readonly CallServices _services;
    private readonly RecordLedger<MessageRecord> _ledger;
    private readonly StatusCallbackQueue _callbacks;
    private readonly CancellationTokenSource _canceled = new();
    private readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private MessageRecord _record;
    private DeliveryReport? _early;
    private bool _isClosed;

    /// <summary>Takes a record as it is on disk.</summary>
    /// <param name="services">What all share.</param>
    /// <param name="store">Keeps the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="media">Addresses of its media, in order.</param>
    public OutgoingText(CallServices services, IMessageStore store, MessageRecord record, ImmutableArray<string> media)
    {
        _services = services;
        _record = record;
        Media = media;
        _ledger = new RecordLedger<MessageRecord>(store.SaveAsync, record.Sid.Value, services.Log);
        _callbacks = new StatusCallbackQueue(services, record.AccountSid, record.Sid.Value, _ledger.FlushAsync, new CallNotifier(services, record.AccountSid, null));
    }

    /// <summary>The record as it is now.</summary>
    public MessageRecord Record
    {
        get
        {
            lock (_gate)
            {
                return _record;
            }
        }
    }

    /// <summary>Addresses of its media, in order.</summary>
    public ImmutableArray<string> Media { get; }

    /// <summary>Cancelled when it is called off.</summary>
    public CancellationToken Canceled => _canceled.Token;

    /// <summary>Ends when nothing changes it any more and the store has it.</summary>
    public Task Kept => _kept.Task;

    /// <summary>It is handed over now.</summary>
    /// <returns>false when it has been called off.</returns>
    public bool TryBegin(string gateway)
    {
        lock (_gate)
        {
            if (!_record.IsPending)
            {
                return false;
            }

            Set(_record with { Status = MessageStatus.Sending, Gateway = gateway });
            return true;
        }
    }

    /// <summary>A gateway has taken it. That it has arrived may have been reported already.</summary>
    public void OnTaken(GatewayOutcome.Taken taken)
    {
        lock (_gate)
        {
            Set(_record with { Status = MessageStatus.Sent, GatewayReference = taken.Reference, DateSent = _services.Clock.GetUtcNow(), ErrorCode = null, ErrorMessage = null });
            if (taken.IsDelivered)
            {
                Set(_record with { Status = MessageStatus.Delivered });
            }
            else if (_early is { } report)
            {
                Apply(report);
            }
        }
    }

    /// <summary>It is to be tried again.</summary>
    public void OnRetry(ErrorCode error, string detail)
    {
        lock (_gate)
        {
            Set(_record.With(MessageStatus.Queued, error, detail));
        }
    }

    /// <summary>It has failed for good.</summary>
    public void OnFailed(MessageStatus status, ErrorCode error, string detail)
    {
        lock (_gate)
        {
            if (_record.IsPending)
            {
                Set(_record.With(status, error, detail));
            }
        }
    }

    /// <summary>Calls it off.</summary>
    /// <returns>false when it has left, or is just being handed over.</returns>
    public bool TryCancel()
    {
        lock (_gate)
        {
            if (_record.Status is not (MessageStatus.Scheduled or MessageStatus.Queued))
            {
                return false;
            }

            Set(_record with { Status = MessageStatus.Canceled });
        }

        _canceled.Cancel();
        return true;
    }

    /// <summary>A report has come. One that comes before the gateway's own answer waits for that.</summary>
    /// <returns>false when all of it is over: the report is for the record on disk then.</returns>
    public bool TryReport(DeliveryReport report)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            if (_record.Status == MessageStatus.Sending)
            {
                _early = report;
            }
            else
            {
                Apply(report);
            }

            return true;
        }
    }

    /// <summary>Nothing changes it from now on. Ends when it is on disk.</summary>
    public async Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        await _ledger.FlushAsync();
        _kept.TrySetResult();
    }

    /// <summary>Ends when everybody has been told.</summary>
    public async Task ToldAsync()
    {
        await _callbacks.CompleteAsync();
        _canceled.Dispose();
    }

    private void Apply(DeliveryReport report)
    {
        if (_record.Status == MessageStatus.Sent)
        {
            Set(report.IsDelivered
                ? _record with { Status = MessageStatus.Delivered }
                : _record with { Status = MessageStatus.Undelivered, ErrorCode = report.ErrorCode ?? ErrorCatalogue.MessageFailed.Code, ErrorMessage = report.Detail ?? ErrorCatalogue.MessageFailed.Message });
        }
    }

    private void Set(MessageRecord record)
    {
        _record = record with { DateUpdated = _services.Clock.GetUtcNow() };
        _ledger.Save(_record);
        if (_record is { StatusCallback: { } url, Status: >= MessageStatus.Sent })
        {
            _callbacks.Send(new CallbackMessage(_record.Status.ToWire(), url, _record.StatusCallbackMethod, MessageParameters.OfStatus(_record)));
        }
    }
}
