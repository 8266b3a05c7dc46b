using System.Collections.Concurrent;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>A conference without sound: who is in it with which role. What is played into it is heard as room:name, and plays at once unless told to wait.</summary>
internal sealed class FakeMixer(FakeMediaEngine engine, IMixerObserver observer) : IConferenceMixer
{
    private readonly ConcurrentDictionary<long, string> _playing = new();
    private readonly ConcurrentDictionary<long, RecordingRequest> _recordings = new();
    private long _next;

    public ConcurrentDictionary<FakeMediaSession, MixRole> Members { get; } = new();

    public bool IsDisposed { get; private set; }

    public IReadOnlyCollection<RecordingRequest> Recordings => [.. _recordings.Values];

    public void Set(IMediaSession session, MixRole role)
    {
        Members[(FakeMediaSession)session] = role;
        engine.Changes.Add(1);
    }

    public void Remove(IMediaSession session)
    {
        Members.TryRemove((FakeMediaSession)session, out _);
        engine.Changes.Add(1);
    }

    public long Play(AudioPrompt prompt, int repeat = 1)
    {
        var id = Interlocked.Increment(ref _next);
        var name = "room:" + engine.NameOf(prompt);
        if (engine.Waits.Contains(name) && !IsDisposed)
        {
            _playing[id] = name;
            engine.Heard.Add(name);
        }
        else
        {
            engine.Heard.Add(name);
            observer.OnPlaybackEnded(id, !IsDisposed);
        }

        return id;
    }

    public void StopPlayback(long playbackId)
    {
        if (_playing.TryRemove(playbackId, out _))
        {
            observer.OnPlaybackEnded(playbackId, false);
        }
    }

    public long StartRecording(RecordingRequest request)
    {
        var id = Interlocked.Increment(ref _next);
        _recordings[id] = request;
        return id;
    }

    public void PauseRecording(long recordingId, RecordingPause pause) => engine.Pauses.Add((recordingId, pause));

    public void StopRecording(long recordingId)
    {
        if (_recordings.TryRemove(recordingId, out _))
        {
            observer.OnRecordingEnded(recordingId, new RecordingResult(RecordingEndReason.Stopped, TimeSpan.FromSeconds(7), 112_044));
        }
    }

    public void Talk(FakeMediaSession session, bool isTalking) => observer.OnTalking(session, isTalking);

    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }

        IsDisposed = true;
        foreach (var id in _playing.Keys)
        {
            StopPlayback(id);
        }

        foreach (var id in _recordings.Keys)
        {
            StopRecording(id);
        }

        Members.Clear();
        engine.MixerClosed();
    }
}
