using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Recordings;

/// <summary>A recording that runs. Safe from any thread; leaf lock.</summary>
internal sealed class ActiveRecording
{
    private readonly Lock _gate = new();
    private readonly LegRecording _leg;
    private readonly RecordLedger<RecordingRecord> _ledger;
    private readonly TimeProvider _clock;
    private readonly Action<RecordingRecord, string> _tell;
    private volatile RecordingRecord _record;

    /// <summary>Takes what has been begun.</summary>
    /// <param name="record">Its record as it begins.</param>
    /// <param name="url">Its address in the REST API, without extension.</param>
    /// <param name="leg">The media side of it.</param>
    /// <param name="ledger">Keeps the record.</param>
    /// <param name="clock">The time.</param>
    /// <param name="tell">Tells of an event of it; must not block.</param>
    /// <param name="follow">Leads it to its end.</param>
    public ActiveRecording(
        RecordingRecord record,
        string url,
        LegRecording leg,
        RecordLedger<RecordingRecord> ledger,
        TimeProvider clock,
        Action<RecordingRecord, string> tell,
        Func<ActiveRecording, Task<FinishedRecording>> follow)
    {
        _record = record;
        _leg = leg;
        _ledger = ledger;
        _clock = clock;
        _tell = tell;
        Url = url;
        Finished = follow(this);
    }

    /// <summary>Its resource.</summary>
    public RecordingSid Sid => _record.Sid;

    /// <summary>Its record as it is now.</summary>
    public RecordingRecord Record => _record;

    /// <summary>Its address in the REST API, without extension.</summary>
    public string Url { get; }

    /// <summary>Ends when the audio is complete.</summary>
    public Task<RecordingResult> Ended => _leg.Ended;

    /// <summary>Ends when file and record are complete.</summary>
    public Task<FinishedRecording> Finished { get; }

    /// <summary>Ends when the record as it is now is on disk.</summary>
    public Task KeptAsync() => _ledger.FlushAsync();

    /// <summary>Ends it; what it has so far is kept. Nothing happens when it is over.</summary>
    public void Stop() => _leg.Stop();

    /// <summary>Pauses it, or lets it go on.</summary>
    /// <returns>false when it is over.</returns>
    public bool TryPause(RecordingPause pause)
    {
        lock (_gate)
        {
            if (_record.IsFinal || _leg.Ended.IsCompleted)
            {
                return false;
            }

            _leg.Pause(pause);
            var status = pause == RecordingPause.None ? RecordingRecord.InProgress : RecordingRecord.Paused;
            if (_record.Status != status)
            {
                _record = _record with { Status = status, DateUpdated = _clock.GetUtcNow() };
                _ledger.Save(_record);
                _tell(_record, pause == RecordingPause.None ? "resumed" : "paused");
            }

            return true;
        }
    }

    /// <summary>Makes its last record; from then on nothing changes.</summary>
    public RecordingRecord Close(Func<RecordingRecord, RecordingRecord> last)
    {
        lock (_gate)
        {
            return _record = last(_record);
        }
    }
}
