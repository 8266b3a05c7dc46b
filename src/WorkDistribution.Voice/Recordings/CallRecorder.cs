using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Recordings;

/// <summary>Records one call. Safe from any thread; leaf lock.</summary>
internal sealed class CallRecorder(CallServices services, ICallView call, StatusCallbackQueue callbacks)
{
    /// <summary>Recordings of one call at once; a further one is refused by who asks for it from outside.</summary>
    public const int MostAtOnce = 8;

    private readonly RecordingKeeper _keeper = new(services, call.Notifier, callbacks);
    private readonly Lock _gate = new();
    private readonly List<ActiveRecording> _running = [];
    private volatile ActiveRecording? _last;

    /// <summary>The newest recording of the call; null for none.</summary>
    public ActiveRecording? Last => _last;

    /// <summary>How many run now.</summary>
    public int Count => Running().Length;

    /// <summary>The newest that runs; null for none.</summary>
    public ActiveRecording? Current => Running() is [.., var newest] ? newest : null;

    /// <summary>Ends when no recording of the call is open any more.</summary>
    public Task WhenAllFinished
    {
        get
        {
            lock (_gate)
            {
                return Task.WhenAll(_running.Select(static recording => recording.Finished));
            }
        }
    }

    /// <summary>One that runs; null when it is over or another call's.</summary>
    public ActiveRecording? Find(RecordingSid sid) => Array.Find(Running(), recording => recording.Sid == sid);

    /// <summary>Starts a recording. Ends by itself with the leg.</summary>
    public ActiveRecording Start(LegMedia media, RecordingOrder order)
    {
        var recording = _keeper.Start(new RecordingSubject(call.Record.AccountSid, call.Record.Sid, null), order, media.StartRecording);
        lock (_gate)
        {
            _running.RemoveAll(static other => other.Finished.IsCompleted);
            _running.Add(recording);
        }

        _last = recording;
        return recording;
    }

    private ActiveRecording[] Running()
    {
        lock (_gate)
        {
            return [.. _running.Where(static recording => !recording.Ended.IsCompleted)];
        }
    }
}
