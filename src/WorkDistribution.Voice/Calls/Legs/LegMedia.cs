using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>The audio of one leg as verbs use it: playing and recording as tasks, keys as a queue. Its observer side only hands on and returns.</summary>
internal sealed class LegMedia : IMediaObserver, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Action _lost;
    private readonly CompletionTable<bool> _playbacks = new();
    private readonly CompletionTable<RecordingResult> _recordings = new();
    private IMediaSession _session = null!;
    private DigitQueue? _listener;
    private volatile bool _closed;

    private LegMedia(TimeProvider clock, Action lost)
    {
        _clock = clock;
        _lost = lost;
    }

    /// <summary>The media side's session.</summary>
    public IMediaSession Session => _session;

    /// <summary>Opens a session; false when no port is free.</summary>
    /// <param name="engine">The media side.</param>
    /// <param name="clock">The clock of waits.</param>
    /// <param name="lost">Called when nothing is heard any more; must not block.</param>
    /// <param name="media">The leg's audio.</param>
    public static bool TryOpen(IMediaEngine engine, TimeProvider clock, Action lost, [NotNullWhen(true)] out LegMedia? media)
    {
        var opened = new LegMedia(clock, lost);
        if (!engine.TryOpen(opened, out var session))
        {
            media = null;
            return false;
        }

        opened._session = session;
        media = opened;
        return true;
    }

    /// <summary>Plays to the end; cancelling stops it.</summary>
    /// <returns>false when it was replaced or the leg ended.</returns>
    public Task<bool> PlayAsync(AudioPrompt prompt, int repeat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return FinishAsync(_session.Play(prompt, repeat), cancellationToken);
    }

    /// <summary>Sends digits; cancelling stops it.</summary>
    public Task<bool> SendDigitsAsync(string digits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return FinishAsync(_session.SendDigits(digits), cancellationToken);
    }

    /// <summary>Starts a recording.</summary>
    /// <returns>A recording that has ended already, with nothing in it, when the leg is over.</returns>
    public LegRecording StartRecording(RecordingRequest request)
    {
        if (_closed)
        {
            return LegRecording.Over(new RecordingResult(RecordingEndReason.SessionEnded, TimeSpan.Zero, 0));
        }

        var id = _session.StartRecording(request);
        return new LegRecording(_recordings.WaitFor(id), () => _session.StopRecording(id), pause => _session.PauseRecording(id, pause));
    }

    /// <summary>Keeps what the far end says and keys out of recordings and streams until it is disposed.</summary>
    public IDisposable Conceal() => new Concealment(_session);

    /// <summary>Keys pressed from now on go to this queue; those pressed while nobody listens are gone.</summary>
    public DigitQueue ListenForDigits()
    {
        var queue = new DigitQueue(this, _clock);
        Volatile.Write(ref _listener, queue);
        return queue;
    }

    /// <summary>Ends what <see cref="ListenForDigits"/> began, unless another listens by now.</summary>
    public void StopListening(DigitQueue queue) => Interlocked.CompareExchange(ref _listener, null, queue);

    /// <inheritdoc/>
    public void OnDigit(char digit, DigitSource source) => Volatile.Read(ref _listener)?.Write(digit);

    /// <inheritdoc/>
    public void OnPlaybackEnded(long playbackId, bool completed) => _playbacks.Complete(playbackId, completed);

    /// <inheritdoc/>
    public void OnRecordingEnded(long recordingId, RecordingResult result) => _recordings.Complete(recordingId, result);

    /// <inheritdoc/>
    public void OnMediaLost(TimeSpan silence) => _lost();

    /// <summary>Closes the session; playbacks end as not completed, recordings end when their files are complete.</summary>
    public void Dispose()
    {
        _closed = true;
        Volatile.Write(ref _listener, null);
        _session.Dispose();
        _playbacks.CompleteAll(false);
    }

    private async Task<bool> FinishAsync(long id, CancellationToken cancellationToken)
    {
        var ended = _playbacks.WaitFor(id);
        try
        {
            return await ended.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _playbacks.Forget(id);
            _session.StopPlayback();
            throw;
        }
    }

    private sealed class Concealment : IDisposable
    {
        private readonly IMediaSession _session;

        public Concealment(IMediaSession session)
        {
            _session = session;
            session.Conceal(true);
        }

        public void Dispose() => _session.Conceal(false);
    }
}
