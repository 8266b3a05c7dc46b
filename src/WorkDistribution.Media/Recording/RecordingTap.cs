namespace WorkDistribution.Media.Recording;

/// <summary>
/// One recording, seen from the media clock: takes frames without waiting or allocating, and decides when the recording is over.
/// The file is written by <see cref="RecordingWriter"/>, which made this tap and tells its end.
/// </summary>
/// <remarks>
/// <see cref="Write"/> and <see cref="OnDigit"/> come from one thread at a time (the tick); <see cref="Stop"/> from any. The first reason to end
/// wins, and what comes after it is not recorded.
/// </remarks>
public sealed class RecordingTap
{
    /// <summary>The longest a disk may hang before the recording fails: what the ring holds, about 4 s.</summary>
    internal const int RingSamples = 32768;

    private const int MaxFrame = 960;
    private const int SampleRate = 8000;
    private readonly RecordingRequest _request;
    private readonly Action _wake;
    private readonly VoiceActivity _receivedActivity = new();
    private readonly VoiceActivity _sentActivity = new();
    private readonly short[] _scratch;
    private readonly long _maxSamples;
    private readonly long _silenceSamples;
    private long _taken;
    private long _lastSound;
    private long _firstActive = -1;
    private long _lastActive;
    private int _end = -1;
    private int _pause;
    private char _finishKey;

    internal RecordingTap(RecordingRequest request, Action<RecordingResult> ended, Action wake)
    {
        _wake = wake;
        _request = request;
        Ended = ended;
        Channels = request is { DualChannel: true, Track: RecordingTrack.Both } ? 2 : 1;
        Ring = new SampleRing(RingSamples * Channels);
        _scratch = new short[MaxFrame * 2];
        _maxSamples = Math.Max(0, SamplesOf(request.MaxLength));
        _silenceSamples = request.SilenceTimeout is { } silence ? Math.Max(1, SamplesOf(silence)) : long.MaxValue;
    }

    /// <summary>Whether it is over; frames written now are not recorded. The result may still be on its way.</summary>
    public bool IsEnded => Volatile.Read(ref _end) >= 0;

    /// <summary>Samples a channel recorded so far.</summary>
    public long SamplesTaken => Volatile.Read(ref _taken);

    internal RecordingRequest Request => _request;

    internal Action<RecordingResult> Ended { get; }

    internal int Channels { get; }

    internal SampleRing Ring { get; }

    /// <summary>Why it ended; only once <see cref="IsEnded"/>.</summary>
    internal RecordingEndReason EndReason => (RecordingEndReason)Volatile.Read(ref _end);

    internal char? FinishKey => EndReason == RecordingEndReason.FinishKey ? _finishKey : null;

    /// <summary>First sample a channel that holds sound; -1 when none does. Final once <see cref="IsEnded"/>.</summary>
    internal long FirstActive => Volatile.Read(ref _firstActive);

    /// <summary>The sample a channel after the last sound.</summary>
    internal long LastActive => Volatile.Read(ref _lastActive);

    /// <summary>Records one frame.</summary>
    /// <param name="received">What the far end said, silence where nothing came; empty counts as silence of the other's length.</param>
    /// <param name="sent">What the far end heard; likewise.</param>
    /// <returns>false when the recording is over, and the tap need not be called again.</returns>
    public bool Write(ReadOnlySpan<short> received, ReadOnlySpan<short> sent)
    {
        if (IsEnded)
        {
            return false;
        }

        var pause = (RecordingPause)Volatile.Read(ref _pause);
        if (pause == RecordingPause.Skip)
        {
            return true;
        }

        var length = (int)Math.Min(Math.Min(Math.Max(received.Length, sent.Length), MaxFrame), _maxSamples - _taken);
        received = received[..Math.Min(received.Length, length)];
        sent = sent[..Math.Min(sent.Length, length)];
        if (pause == RecordingPause.Silence)
        {
            received = default;
            sent = default;
        }

        if (!Ring.TryWrite(Arrange(received, sent, length)))
        {
            TryEnd(RecordingEndReason.Failed);
            return false;
        }

        var active = _request.Track switch
        {
            RecordingTrack.Received => _receivedActivity.IsActive(received),
            RecordingTrack.Sent => _sentActivity.IsActive(sent),
            _ => _receivedActivity.IsActive(received) | _sentActivity.IsActive(sent),
        };
        Note(active, length);
        if (pause == RecordingPause.Silence)
        {
            _lastSound = _taken; // nobody is silent: nobody is listened to
        }

        if (_taken >= _maxSamples)
        {
            TryEnd(RecordingEndReason.MaxLength);
        }
        else if (_taken - _lastSound >= _silenceSamples)
        {
            TryEnd(RecordingEndReason.Silence);
        }

        return !IsEnded;
    }

    /// <summary>Tells of a key from the far end, however it came.</summary>
    /// <returns>true when the key ends the recording.</returns>
    public bool OnDigit(char digit)
    {
        if (IsEnded || !_request.FinishOnKeys.Contains(digit, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _finishKey = digit;
        return TryEnd(RecordingEndReason.FinishKey);
    }

    /// <summary>Pauses the recording, changes what is recorded meanwhile, or goes on; nothing happens when it is over. From any thread; the next frame is the first concerned.</summary>
    public void Pause(RecordingPause pause) => Volatile.Write(ref _pause, (int)pause);

    /// <summary>Ends the recording; nothing happens when it is over.</summary>
    /// <param name="reason"><see cref="RecordingEndReason.Stopped"/> or <see cref="RecordingEndReason.SessionEnded"/>.</param>
    public void Stop(RecordingEndReason reason = RecordingEndReason.Stopped) => TryEnd(reason);

    /// <summary>Ends it unless it is over.</summary>
    /// <returns>true for the one call that ended it.</returns>
    internal bool TryEnd(RecordingEndReason reason)
    {
        if (Interlocked.CompareExchange(ref _end, (int)reason, -1) != -1)
        {
            return false;
        }

        _wake();
        return true;
    }

    private static long SamplesOf(TimeSpan time) => (long)((Int128)time.Ticks * SampleRate / TimeSpan.TicksPerSecond);

    private void Note(bool active, int length)
    {
        var start = _taken;
        Volatile.Write(ref _taken, start + length);
        if (active)
        {
            _lastSound = _taken;
            Volatile.Write(ref _lastActive, _taken);
            if (_firstActive < 0)
            {
                // Two loud frames make sound: it began with the one before.
                Volatile.Write(ref _firstActive, Math.Max(0, start - length));
            }
        }
    }

    private ReadOnlySpan<short> Arrange(ReadOnlySpan<short> received, ReadOnlySpan<short> sent, int length)
    {
        var samples = _scratch.AsSpan(0, length * Channels);
        for (var i = 0; i < length; i++)
        {
            var left = i < received.Length ? received[i] : (short)0;
            var right = i < sent.Length ? sent[i] : (short)0;
            if (Channels == 2)
            {
                samples[2 * i] = left;
                samples[(2 * i) + 1] = right;
            }
            else
            {
                samples[i] = _request.Track switch
                {
                    RecordingTrack.Received => left,
                    RecordingTrack.Sent => right,
                    _ => (short)Math.Clamp(left + right, short.MinValue, short.MaxValue),
                };
            }
        }

        return samples;
    }
}
