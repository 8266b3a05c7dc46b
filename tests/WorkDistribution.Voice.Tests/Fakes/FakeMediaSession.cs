using System.Collections.Concurrent;
using System.Net;
using System.Text;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Taps;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Audio of one leg that plays at once, unless told to wait.</summary>
internal sealed class FakeMediaSession(FakeMediaEngine engine, IMediaObserver observer) : IMediaSession
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, RecordingRequest> _recordings = [];
    private long _next;
    private long _playing;

    public bool IsDisposed { get; private set; }

    /// <summary>The taps that were opened, for tests to write to.</summary>
    public ConcurrentQueue<AudioTap> Taps { get; } = new();

    /// <summary>The source that was opened last, for tests to take from.</summary>
    public LiveSource? Source { get; private set; }

    public FakeMediaSession? Peer { get; private set; }

    public IPEndPoint LocalEndPoint { get; } = new(IPAddress.Loopback, 20000);

    public bool IsHeldByRemote => false;

    public bool IsNegotiated => true;

    public RecordingResult AtEnd { get; set; } = new(RecordingEndReason.SessionEnded, TimeSpan.FromSeconds(3), 48_044);

    public byte[] CreateOffer() => Encoding.ASCII.GetBytes("offer");

    public bool TryAnswer(ReadOnlySpan<byte> offer, out byte[] answer, out string problem)
    {
        answer = Encoding.ASCII.GetBytes("answer to " + Encoding.ASCII.GetString(offer));
        problem = "no codec in common";
        return !offer.SequenceEqual("unusable"u8);
    }

    public bool TryApplyAnswer(ReadOnlySpan<byte> answer, out string problem)
    {
        problem = "no codec in common";
        return !answer.IsEmpty && !answer.SequenceEqual("unusable"u8);
    }

    public long Play(AudioPrompt prompt, int repeat = 1)
    {
        StopPlayback();
        var id = Interlocked.Increment(ref _next);
        var name = engine.NameOf(prompt);
        if (IsDisposed)
        {
            observer.OnPlaybackEnded(id, false);
        }
        else if (repeat != 0 && !engine.Waits.Contains(name))
        {
            engine.Heard.Add(name);
            observer.OnPlaybackEnded(id, true);
        }
        else
        {
            Volatile.Write(ref _playing, id);
            engine.Heard.Add(name);
        }

        return id;
    }

    public void StopPlayback()
    {
        var id = Interlocked.Exchange(ref _playing, 0);
        if (id != 0)
        {
            observer.OnPlaybackEnded(id, false);
        }
    }

    public void EndPlayback()
    {
        var id = Interlocked.Exchange(ref _playing, 0);
        if (id != 0)
        {
            observer.OnPlaybackEnded(id, true);
        }
    }

    public long SendDigits(string digits)
    {
        var id = Interlocked.Increment(ref _next);
        engine.Heard.Add("digits:" + digits);
        observer.OnPlaybackEnded(id, true);
        return id;
    }

    public long StartRecording(RecordingRequest request)
    {
        var id = Interlocked.Increment(ref _next);
        lock (_gate)
        {
            _recordings[id] = request;
        }

        engine.Recordings.Add((this, id, request));
        if (IsDisposed)
        {
            EndRecording(id, AtEnd with { Duration = TimeSpan.Zero, Bytes = 0 });
        }

        return id;
    }

    public void PauseRecording(long recordingId, RecordingPause pause) => engine.Pauses.Add((recordingId, pause));

    public void StopRecording(long recordingId) => EndRecording(recordingId, AtEnd with { Reason = RecordingEndReason.Stopped });

    public void EndRecording(long id, RecordingResult result)
    {
        bool known;
        lock (_gate)
        {
            known = _recordings.Remove(id);
        }

        if (known)
        {
            observer.OnRecordingEnded(id, result);
        }
    }

    /// <summary>Ends one recording that runs, if any does.</summary>
    public void EndAnyRecording(RecordingResult result)
    {
        long? id;
        lock (_gate)
        {
            id = _recordings.Count == 0 ? null : _recordings.Keys.First();
        }

        if (id is { } running)
        {
            EndRecording(running, result);
        }
    }

    public AudioTap OpenTap(TapTracks tracks, TimeSpan? depth = null)
    {
        var tap = new AudioTap(tracks, depth);
        Taps.Enqueue(tap);
        if (IsDisposed)
        {
            tap.Dispose();
        }

        return tap;
    }

    public LiveSource OpenSource(Action<string, bool>? marked = null, TimeSpan? depth = null)
    {
        Source?.Dispose();
        Source = new LiveSource(marked, depth);
        if (IsDisposed)
        {
            Source.Dispose();
        }

        return Source;
    }

    public void Bridge(IMediaSession other)
    {
        Peer = (FakeMediaSession)other;
        engine.Heard.Add("bridged");
    }

    public void Unbridge()
    {
        if (Peer is not null)
        {
            Peer = null;
            engine.Heard.Add("unbridged");
        }
    }

    public void Conceal(bool isConcealed) => engine.Heard.Add(isConcealed ? "concealed" : "shown");

    public void InjectDigit(char digit) => Press(digit, DigitSource.Info);

    public void Press(char digit, DigitSource source = DigitSource.Rtp) => observer.OnDigit(digit, source);

    public void LoseMedia() => observer.OnMediaLost(TimeSpan.FromSeconds(60));

    public LegStatistics GetStatistics() => new(0, 0, 0, 0, default, default, "PCMU");

    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }

        IsDisposed = true;
        StopPlayback();
        Source?.Dispose();
        foreach (var tap in Taps)
        {
            tap.Dispose();
        }

        long[] open;
        lock (_gate)
        {
            open = [.. _recordings.Keys];
        }

        foreach (var id in open)
        {
            EndRecording(id, AtEnd);
        }

        engine.Closed();
    }
}
