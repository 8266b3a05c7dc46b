using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Jitter;

/// <summary>Turns packets as they come into one frame each 20 ms. Pure: told of arrival times, no clock inside. One thread.</summary>
/// <remarks>
/// <code>
///   Put(timestamp, payload)                           Take(frame)
///        |                                                 ^
///        v                                                 |
///   ring of samples by timestamp:  ...played|   depth   |not yet...
///                                          ^ play      ^ end
/// </code>
/// The samples lie in a ring addressed by their timestamp, each with a mark that says whether it is there, so packets of any length and order fit.
/// Empty at Take: a frame is made up and the play position stays (delay grows by one frame: this is also how a slower far end is followed).
/// A hole with later samples behind it: made up, the position moves on. More waiting than wanted for a second: one frame is left out (a faster far end).
/// </remarks>
internal sealed class JitterBuffer
{
    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = 160;

    /// <summary>Most frames of wanted delay.</summary>
    public const int MaxDelayFrames = 10;

    private const int StartDelayFrames = 2;
    private const int RingSize = 4096;
    private const int Mask = RingSize - 1;
    private const int ReviewFrames = 50;
    private const int RefillAfter = 5;

    private readonly byte[] _ring = new byte[RingSize];
    private readonly byte[] _present = new byte[RingSize];
    private readonly Concealment _concealment = new();
    private readonly DelaySpread _spread = new();
    private bool _hasData;
    private bool _isFilling;
    private int _fillWait;
    private uint _play;
    private uint _end;
    private int _madeUpWhileEmpty;
    private int _taken;
    private int _leastDepth = int.MaxValue;

    /// <summary>Wanted delay in frames, 1 to <see cref="MaxDelayFrames"/>.</summary>
    public int Target { get; private set; } = StartDelayFrames;

    /// <summary>Samples that wait, holes included.</summary>
    public int Depth => _hasData ? (int)(_end - _play) : 0;

    /// <summary>Packets that came after their time.</summary>
    public long Late { get; private set; }

    /// <summary>Packets that were there already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Frames left out to shorten the delay.</summary>
    public long Slips { get; private set; }

    /// <summary>Frames put in because nothing was there in time.</summary>
    public long Inserts { get; private set; }

    /// <summary>Forgets everything heard; counters stay.</summary>
    public void Reset()
    {
        _hasData = false;
        Array.Clear(_present);
        _concealment.Reset();
        _spread.Reset();
        Target = StartDelayFrames;
        ForgetReview();
    }

    /// <summary>Takes in a packet.</summary>
    /// <param name="timestamp">Its RTP timestamp.</param>
    /// <param name="payload">Codes, all in one law.</param>
    /// <param name="arrival">When it came, in samples of any origin.</param>
    public void Put(uint timestamp, ReadOnlySpan<byte> payload, uint arrival)
    {
        if (payload.IsEmpty || payload.Length > RingSize / 4)
        {
            return;
        }

        _spread.Add(unchecked(arrival - timestamp));
        if (!_hasData || Math.Abs((long)(int)(timestamp - _play)) > RingSize / 2)
        {
            Start(timestamp);
        }

        FollowPause(timestamp);
        var ahead = (int)(timestamp - _play);
        if (ahead < 0)
        {
            PutEarly(timestamp, payload, ahead);
            return;
        }

        Store(timestamp, payload);
    }

    /// <summary>Takes out the next frame; <paramref name="frame"/> is always filled.</summary>
    /// <param name="frame">Exactly <see cref="FrameSamples"/> codes.</param>
    /// <param name="codec">The law of the codes, for silence and for made-up frames.</param>
    public FrameKind Take(Span<byte> frame, AudioCodec codec)
    {
        if (!_hasData || IsStillFilling())
        {
            return _concealment.Fill(frame, codec);
        }

        var depth = (int)(_end - _play);
        if (depth < FrameSamples)
        {
            return TakeWhenEmpty(frame, codec);
        }

        Review(depth);
        if (!IsPresent(_play))
        {
            Clear(_play);
            _play += FrameSamples;
            return _concealment.Fill(frame, codec);
        }

        Copy(_play, frame);
        Clear(_play);
        _play += FrameSamples;
        _concealment.Keep(frame);
        return FrameKind.Received;
    }

    private void Start(uint timestamp)
    {
        Array.Clear(_present);
        _hasData = true;
        _play = timestamp;
        _end = timestamp;
        Fill();
    }

    private void Fill()
    {
        _isFilling = true;
        _fillWait = Target;
        _madeUpWhileEmpty = 0;
        ForgetReview();
    }

    // Full enough, or waited as long as that takes: the second is for a far end that sends a little and pauses.
    private bool IsStillFilling()
    {
        if (_isFilling && ((int)(_end - _play) >= Target * FrameSamples || --_fillWait <= 0))
        {
            _isFilling = false;
        }

        return _isFilling;
    }

    // What was made up while empty stood in for the time that the far end was silent or its packets were lost: do not wait that time again.
    private void FollowPause(uint timestamp)
    {
        var gap = (int)(timestamp - _end);
        if (_madeUpWhileEmpty == 0 || gap <= 0)
        {
            return;
        }

        Clear(_play); // less than a frame may be left over
        _play = _end + (uint)Math.Min(gap, _madeUpWhileEmpty * FrameSamples);
        _end = _play;
        if (_madeUpWhileEmpty >= RefillAfter)
        {
            _play = timestamp;
            _end = timestamp;
            Fill();
        }

        _madeUpWhileEmpty = 0;
    }

    private void PutEarly(uint timestamp, ReadOnlySpan<byte> payload, int ahead)
    {
        if (_isFilling && ahead >= -MaxDelayFrames * FrameSamples)
        {
            // Nothing played yet: an earlier packet that was overtaken moves the beginning.
            _play = timestamp;
            Store(timestamp, payload);
            return;
        }

        if (-ahead >= payload.Length)
        {
            Late++;
            return;
        }

        Store(_play, payload[-ahead..]);
    }

    private void Store(uint timestamp, ReadOnlySpan<byte> payload)
    {
        if (_present[timestamp & Mask] != 0)
        {
            Duplicates++;
            return;
        }

        var at = (int)(timestamp & Mask);
        var first = Math.Min(payload.Length, RingSize - at);
        payload[..first].CopyTo(_ring.AsSpan(at));
        payload[first..].CopyTo(_ring);
        _present.AsSpan(at, first).Fill(1);
        _present.AsSpan(0, payload.Length - first).Fill(1);
        var end = timestamp + (uint)payload.Length;
        _end = (int)(end - _end) > 0 ? end : _end;
        _madeUpWhileEmpty = 0;
    }

    private FrameKind TakeWhenEmpty(Span<byte> frame, AudioCodec codec)
    {
        _madeUpWhileEmpty++;
        Inserts++;
        ForgetReview();
        return _concealment.Fill(frame, codec);
    }

    // Once a second: is more waiting than the spread of delays asks for?
    private void Review(int depth)
    {
        if (depth > (MaxDelayFrames + 2) * FrameSamples)
        {
            Skip(depth - (Target * FrameSamples)); // a burst after a stall of the network
            return;
        }

        _leastDepth = Math.Min(_leastDepth, depth);
        if (++_taken < ReviewFrames)
        {
            return;
        }

        if (_spread.Total >= DelaySpread.Window / 2)
        {
            Target = Math.Clamp(1 + ((_spread.Samples + FrameSamples - 1) / FrameSamples), 1, MaxDelayFrames);
        }

        // The least depth of the second is delay that no packet needed; one frame of it is the frame being played.
        if (_leastDepth >= 2 * FrameSamples && depth >= (Target + 1) * FrameSamples)
        {
            Skip(FrameSamples);
        }

        ForgetReview();
    }

    private void Skip(int samples)
    {
        for (; samples >= FrameSamples; samples -= FrameSamples)
        {
            Clear(_play);
            _play += FrameSamples;
            Slips++;
        }

        ForgetReview();
    }

    private void ForgetReview()
    {
        _taken = 0;
        _leastDepth = int.MaxValue;
    }

    private bool IsPresent(uint timestamp)
    {
        var at = (int)(timestamp & Mask);
        var first = Math.Min(FrameSamples, RingSize - at);
        return !_present.AsSpan(at, first).Contains((byte)0) && !_present.AsSpan(0, FrameSamples - first).Contains((byte)0);
    }

    private void Copy(uint timestamp, Span<byte> frame)
    {
        var at = (int)(timestamp & Mask);
        var first = Math.Min(FrameSamples, RingSize - at);
        _ring.AsSpan(at, first).CopyTo(frame);
        _ring.AsSpan(0, FrameSamples - first).CopyTo(frame[first..]);
    }

    private void Clear(uint timestamp)
    {
        var at = (int)(timestamp & Mask);
        var first = Math.Min(FrameSamples, RingSize - at);
        _present.AsSpan(at, first).Clear();
        _present.AsSpan(0, FrameSamples - first).Clear();
    }
}
