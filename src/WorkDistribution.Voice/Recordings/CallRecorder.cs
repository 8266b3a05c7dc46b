using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Recordings;

/// <summary>Records one call.</summary>
internal sealed class CallRecorder(CallServices services, ICallView call, StatusCallbackQueue callbacks)
{
    private readonly RecordingKeeper _keeper = new(services, call.Notifier, callbacks);
    private volatile ActiveRecording? _last;

    /// <summary>The newest recording of the call; null for none.</summary>
    public ActiveRecording? Last => _last;

    /// <summary>Ends when no recording of the call is open any more.</summary>
    public Task WhenAllFinished { get; private set; } = Task.CompletedTask;

    /// <summary>Starts a recording. Ends by itself with the leg.</summary>
    public ActiveRecording Start(LegMedia media, RecordingOrder order)
    {
        var recording = _keeper.Start(new RecordingSubject(call.Record.AccountSid, call.Record.Sid, null), order, media.StartRecording);
        WhenAllFinished = Task.WhenAll(WhenAllFinished, recording.Finished);
        _last = recording;
        return recording;
    }
}
