using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>The audio of one conference: playing and recording as tasks. Its observer side only hands on and returns.</summary>
internal sealed class RoomAudio : IMixerObserver, IDisposable
{
    private readonly CompletionTable<bool> _playbacks = new();
    private readonly CompletionTable<RecordingResult> _recordings = new();
    private readonly Action<IMediaSession, bool> _talks;
    private readonly IConferenceMixer _mixer;

    /// <summary>Opens a conference on the media side.</summary>
    /// <param name="engine">The media side.</param>
    /// <param name="talks">Told of who begins and ceases to talk; must not block.</param>
    public RoomAudio(IMediaEngine engine, Action<IMediaSession, bool> talks)
    {
        _talks = talks;
        _mixer = engine.OpenMixer(this);
    }

    /// <summary>Brings one in, or changes its role.</summary>
    public void Set(LegMedia media, MixRole role) => _mixer.Set(media.Session, role);

    /// <summary>Takes one out.</summary>
    public void Remove(LegMedia media) => _mixer.Remove(media.Session);

    /// <summary>Plays to all, to the end; cancelling stops it.</summary>
    /// <returns>false when the conference ended or too much plays.</returns>
    public async Task<bool> PlayAsync(AudioPrompt prompt, int repeat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = _mixer.Play(prompt, repeat);
        var ended = _playbacks.WaitFor(id);
        try
        {
            return await ended.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _playbacks.Forget(id);
            _mixer.StopPlayback(id);
            throw;
        }
    }

    /// <summary>Starts to play to all and does not wait for the end.</summary>
    public void Play(AudioPrompt prompt) => _mixer.Play(prompt);

    /// <summary>Starts a recording of what all say.</summary>
    public LegRecording StartRecording(RecordingRequest request)
    {
        var id = _mixer.StartRecording(request);
        return new LegRecording(_recordings.WaitFor(id), () => _mixer.StopRecording(id), pause => _mixer.PauseRecording(id, pause));
    }

    /// <inheritdoc/>
    public void OnTalking(IMediaSession session, bool isTalking) => _talks(session, isTalking);

    /// <inheritdoc/>
    public void OnPlaybackEnded(long playbackId, bool completed) => _playbacks.Complete(playbackId, completed);

    /// <inheritdoc/>
    public void OnRecordingEnded(long recordingId, RecordingResult result) => _recordings.Complete(recordingId, result);

    /// <summary>Closes it: playbacks end as not completed, recordings end when their files are complete.</summary>
    public void Dispose()
    {
        _mixer.Dispose();
        _playbacks.CompleteAll(false);
    }
}
