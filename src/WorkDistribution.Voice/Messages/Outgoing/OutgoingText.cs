using System.Collections.Immutable;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>One message on its way out: keeps its record in step with what becomes of it, and tells whoever wants to know: the shell of <see cref="MessageMachine"/>.</summary>
/// <remarks>The outbox leads it; REST (a cancellation) and its gateway (a report) may come in between. The record is changed under a leaf lock, saved, then told.</remarks>
internal sealed class OutgoingText : IDisposable
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

    /// <summary>Something happens to it.</summary>
    /// <returns>false when it is past that: nothing changes.</returns>
    public bool TryStep(MessageInput input)
    {
        lock (_gate)
        {
            return TryStepInside(input);
        }
    }

    /// <summary>A gateway has taken it. That it has arrived may have been reported already.</summary>
    public void OnTaken(GatewayOutcome.Taken taken)
    {
        lock (_gate)
        {
            TryStepInside(new MessageInput.Taken(taken.Reference));
            if ((taken.IsDelivered ? new DeliveryReport(_record.Gateway ?? "", _record.Sid, null, IsDelivered: true) : _early) is { } report)
            {
                TryStepInside(new MessageInput.Report(report));
            }
        }
    }

    /// <summary>Calls it off.</summary>
    /// <returns>false when it has left, or is just being handed over.</returns>
    public bool TryCancel()
    {
        if (!TryStep(new MessageInput.Cancel()))
        {
            return false;
        }

        _canceled.Cancel();
        return true;
    }

    /// <summary>A report has come. One that comes before the gateway's own answer waits for that; one that comes too late changes nothing.</summary>
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
                TryStepInside(new MessageInput.Report(report));
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
    public Task ToldAsync() => _callbacks.CompleteAsync();

    /// <inheritdoc/>
    public void Dispose() => _canceled.Dispose();

    private bool TryStepInside(MessageInput input)
    {
        if (MessageMachine.Step(_record, input, _services.Clock.GetUtcNow()) is not { } next)
        {
            return false;
        }

        _record = next;
        _ledger.Save(next);
        if (next is { StatusCallback: { } url, Status: >= MessageStatus.Sent })
        {
            _callbacks.Send(new CallbackMessage(next.Status.ToWire(), url, next.StatusCallbackMethod, MessageParameters.OfStatus(next)));
        }

        return true;
    }
}
