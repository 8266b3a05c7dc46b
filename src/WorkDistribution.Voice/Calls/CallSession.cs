using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Streams;
using WorkDistribution.Voice.Transcriptions;
using WorkDistribution.Voice.Transfers;
using WorkDistribution.Voice.Verbs.Dialing;

namespace WorkDistribution.Voice.Calls;

/// <summary>One live call: keeps its record in step with its leg and holds its parts together. What happens on it is decided elsewhere (documents, Dial, REST).</summary>
internal sealed class CallSession : ICallView, ILegObserver
{
    private readonly CallRegistry _registry;
    private readonly TaskCompletionSource _endTold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private volatile CallRecord _record;
    private volatile CallFacts _facts;
    private volatile StatusCallback? _callback;
    private DialConversation? _conversation;

    /// <summary>Takes a leg and what is known of it.</summary>
    public CallSession(CallServices services, CallRegistry registry, CallLeg leg, CallRecord record, CallFacts facts, StatusCallback? callback)
    {
        Services = services;
        _registry = registry;
        _record = record;
        _facts = facts;
        _callback = callback;
        Leg = leg;
        Ledger = new RecordLedger<CallRecord>(services.Stores.Calls.SaveAsync, record.Sid.Value, services.Log);
        Notifier = new CallNotifier(services, record.AccountSid, record.Sid);
        Callbacks = new StatusCallbackQueue(services, record.AccountSid, record.Sid.Value, Ledger.FlushAsync, Notifier);
        Recorder = new CallRecorder(services, this, Callbacks);
        Streams = new CallStreams(this);
        Transcriptions = new CallTranscriptions(this);
        Webhook = new CallWebhook(services, this, services.Reader, new WebhookCookies());
    }

    /// <inheritdoc/>
    public CallRecord Record => _record;

    /// <inheritdoc/>
    public CallFacts Facts => _facts;

    /// <inheritdoc/>
    public CallNotifier Notifier { get; }

    /// <summary>The leg.</summary>
    public CallLeg Leg { get; }

    /// <summary>What all calls share.</summary>
    public CallServices Services { get; }

    /// <summary>Keeps the record.</summary>
    public RecordLedger<CallRecord> Ledger { get; }

    /// <summary>Tells of its course.</summary>
    public StatusCallbackQueue Callbacks { get; }

    /// <summary>Records it.</summary>
    public CallRecorder Recorder { get; }

    /// <summary>Streams its audio.</summary>
    public CallStreams Streams { get; }

    /// <summary>Writes down what is said.</summary>
    public CallTranscriptions Transcriptions { get; }

    /// <summary>Asks its application.</summary>
    public CallWebhook Webhook { get; }

    /// <summary>Whether a Dial said that only the one who is dialled makes it answered.</summary>
    public bool AnswersOnBridge { get; set; }

    /// <summary>The conversation it is in by a Dial; null for none. Set by that conversation, read by anyone.</summary>
    public DialConversation? Conversation
    {
        get => Volatile.Read(ref _conversation);
        set => Volatile.Write(ref _conversation, value);
    }

    /// <summary>Who asked that it be connected elsewhere is told how that goes; null when nobody did. Set before its document goes on.</summary>
    public TransferReport? Transfer { get; set; }

    /// <summary>Leads it elsewhere.</summary>
    public RedirectSlot Redirects { get; } = new();

    /// <summary>Makes the call known: its record is on disk when this ends, and from now on it follows the leg.</summary>
    public async Task OpenAsync()
    {
        VoiceLog.CallBegan(Services.Log, _record.Sid.Value, _record.Direction.ToWire(), _record.From, _record.To);
        Ledger.Save(_record);
        await Ledger.FlushAsync();
        Leg.Attach(this);
    }

    /// <summary>Replaces who is told of its course.</summary>
    public void ReplaceCallback(StatusCallback callback) => _callback = callback;

    /// <summary>Who or what answered is known.</summary>
    public void BeAnsweredBy(string answeredBy)
    {
        lock (_gate)
        {
            _record = _record with { AnsweredBy = answeredBy, DateUpdated = Services.Clock.GetUtcNow() };
        }

        Ledger.Save(_record);
    }

    /// <inheritdoc/>
    public void OnStatusChanged(LegState state)
    {
        var now = Services.Clock.GetUtcNow();
        var before = _record;
        if (before.IsFinal)
        {
            return;
        }

        if (Leg.Session is { } session && _facts.SipCallId.Length == 0)
        {
            _facts = _facts with { SipCallId = session.CallId };
        }

        CallRecord record;
        lock (_gate)
        {
            // What else changed it meanwhile (who answered) is kept.
            record = _record = _record with
            {
                Status = state.Status,
                StartTime = before.StartTime ?? now,
                AnswerTime = before.AnswerTime ?? (state.IsUp ? now : null),
                EndTime = state.IsFinal ? now : null,
                EndReason = state.End?.Reason,
                DateUpdated = now,
            };
        }

        Ledger.Save(record);
        if (state.IsFinal)
        {
            Redirects.Close();
            VoiceLog.CallEnded(Services.Log, record.Sid.Value, record.Status.ToWire(), record.EndReason ?? "");
        }

        var recording = state.IsFinal ? Recorder.Last : null;
        Callbacks.Tell(_callback, record, _facts, state.End is { } end ? CompletionParameters.Build(record, end, recording) : [], recording);
        if (state.IsFinal)
        {
            _endTold.TrySetResult();
        }
    }

    /// <summary>Waits for the end of the leg and gives everything back: nothing of the call is left afterwards but its record.</summary>
    public async Task CloseAsync()
    {
        await Leg.Ended;
        _registry.Remove(this);

        // A leg that ended before it had an owner tells the end only now.
        await _endTold.Task;
        await Recorder.WhenAllFinished;
        await Streams.WhenAllEnded;
        await Transcriptions.WhenAllEnded;
        await Ledger.FlushAsync();
        await Callbacks.CompleteAsync();
    }
}
