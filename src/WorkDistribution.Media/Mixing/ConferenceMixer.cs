using Microsoft.Extensions.Logging;
using WorkDistribution.Media.Clock;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>Mixes one conference on one clock: what all hear is mixed and encoded once, whoever talks gets a mix of their own.</summary>
/// <remarks>A tick costs about one decoding a talker, one mix, one encoding a codec, and a copy a listener: about N in all. A member can only spoil its own frame.</remarks>
internal sealed class ConferenceMixer : IConferenceMixer, IClockMixer
{
    /// <summary>Up to so many who may speak, all are mixed as they are; with more only those who make a sound, or the noise of all lines adds up.</summary>
    private const int MostUngated = 8;

    private readonly MediaClock _clock;
    private readonly IMixerObserver _observer;
    private readonly ILogger _logger;
    private readonly Action _released;
    private readonly CommandQueue<MixerCommand> _commands = new();
    private readonly List<MixSeat> _seats = [];
    private readonly Mixdown _mix = new();
    private readonly MixPlayback _playback;
    private readonly LegRecordings _recordings;
    private long _lastId;
    private int _coaches;
    private int _speakers;
    private int _isDisposed;

    /// <summary>Makes a conference without members.</summary>
    /// <param name="clock">Where it is, and where its members will be.</param>
    /// <param name="recordings">Writes recordings.</param>
    /// <param name="observer">Told of talkers and ends.</param>
    /// <param name="logger">For messages.</param>
    /// <param name="released">Told once when it is off the clock.</param>
    public ConferenceMixer(MediaClock clock, RecordingWriter recordings, IMixerObserver observer, ILogger logger, Action released)
    {
        _clock = clock;
        _observer = observer;
        _logger = logger;
        _released = released;
        _playback = new MixPlayback(observer);
        _recordings = new LegRecordings(recordings, observer.OnRecordingEnded);
    }

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public void Set(IMediaSession session, MixRole role)
    {
        var member = Own(session);
        if (Post(new MixerCommand.Set(member, role)))
        {
            member.MoveTo(_clock);
        }
    }

    /// <inheritdoc/>
    public void Remove(IMediaSession session) => Post(new MixerCommand.Remove(Own(session)));

    /// <inheritdoc/>
    public long Play(AudioPrompt prompt, int repeat = 1)
    {
        var id = Interlocked.Increment(ref _lastId);
        if (!Post(new MixerCommand.Play(id, prompt, repeat)))
        {
            _observer.OnPlaybackEnded(id, completed: false);
        }

        return id;
    }

    /// <inheritdoc/>
    public void StopPlayback(long playbackId) => Post(new MixerCommand.StopPlayback(playbackId));

    /// <inheritdoc/>
    public long StartRecording(RecordingRequest request)
    {
        var id = Interlocked.Increment(ref _lastId);
        if (!Post(new MixerCommand.StartRecording(id, request with { Track = RecordingTrack.Received, DualChannel = false })))
        {
            RefuseRecording(id);
        }

        return id;
    }

    /// <inheritdoc/>
    public void PauseRecording(long recordingId, RecordingPause pause) => Post(new MixerCommand.PauseRecording(recordingId, pause));

    /// <inheritdoc/>
    public void StopRecording(long recordingId) => Post(new MixerCommand.StopRecording(recordingId));

    /// <summary>Ends the conference: its members stay open, without each other.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _commands.Close();
        }
    }

    /// <inheritdoc/>
    public void End() => Dispose();

    /// <inheritdoc/>
    public void RunCommands()
    {
        while (_commands.TryTake(out var command))
        {
            Run(command!);
        }

        Review();
        if (Volatile.Read(ref _isDisposed) != 0 && !IsClosed)
        {
            Close();
        }
    }

    /// <inheritdoc/>
    public void Mix()
    {
        _mix.Begin();
        foreach (var seat in _seats)
        {
            if (seat.Hear(_speakers > MostUngated))
            {
                _observer.OnTalking(seat.Session, seat.IsTalking);
            }

            if (seat.IsInMix)
            {
                _mix.Add(seat.Said);
            }
        }

        _playback.AddTo(_mix);
        _mix.Finish();
        if (_coaches > 0)
        {
            Whisper();
        }

        if (_recordings.IsActive)
        {
            _recordings.Write(_mix.Samples, default);
        }
    }

    private static MediaSession Own(IMediaSession session) =>
        session as MediaSession ?? throw new ArgumentException("A conference needs sessions of the same engine.", nameof(session));

    private void Review()
    {
        _coaches = 0;
        _speakers = 0;
        for (var i = _seats.Count - 1; i >= 0; i--)
        {
            var seat = _seats[i];
            seat.TrySit(_clock);
            if (seat.IsLeft)
            {
                _seats.RemoveAt(i);
                continue;
            }

            _coaches += seat.Role.Coached is null ? 0 : 1;
            _speakers += seat.IsListenedTo ? 1 : 0;
        }
    }

    private void Whisper()
    {
        foreach (var coach in _seats)
        {
            if (coach.Role.Coached is { } coached && !coach.Said.IsEmpty && Find(coached) is { } listener)
            {
                listener.Whisper(coach.Said);
            }
        }
    }

    private MixSeat? Find(IMediaSession session)
    {
        foreach (var seat in _seats)
        {
            if (ReferenceEquals(seat.Session, session))
            {
                return seat;
            }
        }

        return null;
    }

    private void Run(MixerCommand command)
    {
        switch (command)
        {
            case MixerCommand.Set set when Find(set.Session) is { IsLeft: false } seat:
                seat.Change(set.Role);
                break;
            case MixerCommand.Set set:
                _seats.Add(new MixSeat(set.Session, set.Role, _mix));
                break;
            case MixerCommand.Remove remove:
                Find(remove.Session)?.Leave();
                break;
            case MixerCommand.Play play:
                _playback.Play(play.Id, play.Prompt, play.Repeat);
                break;
            case MixerCommand.StopPlayback stop:
                _playback.Stop(stop.Id);
                break;
            case MixerCommand.StartRecording start:
                _recordings.Start(start.Id, start.Request);
                break;
            case MixerCommand.PauseRecording pause:
                _recordings.Pause(pause.Id, pause.Pause);
                break;
            case MixerCommand.StopRecording stop:
                _recordings.Stop(stop.Id);
                break;
        }
    }

    private void Close()
    {
        IsClosed = true;
        foreach (var seat in _seats)
        {
            seat.Leave();
        }

        _seats.Clear();
        _playback.StopAll();
        _recordings.EndAll();
        _released();
    }

    private bool Post(MixerCommand command)
    {
        if (_commands.TryAdd(command))
        {
            return true;
        }

        if (Volatile.Read(ref _isDisposed) == 0)
        {
            MediaLog.MixerCommandRefused(_logger, CommandQueue<MixerCommand>.Capacity, command.GetType().Name);
        }

        return false;
    }

    private void RefuseRecording(long id) =>
        _observer.OnRecordingEnded(id, new RecordingResult(RecordingEndReason.SessionEnded, TimeSpan.Zero, 0));
}
