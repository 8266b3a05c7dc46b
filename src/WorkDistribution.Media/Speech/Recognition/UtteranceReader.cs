using WorkDistribution.Media.Taps;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Follows one track of a leg's live audio and tells of the utterances in it. One reader; off the media clock.</summary>
/// <param name="tap">The audio; who made it ends it.</param>
/// <param name="track">One track of it.</param>
/// <param name="settings">When an utterance begins and ends.</param>
public sealed class UtteranceReader(AudioTap tap, TapTracks track, UtteranceSettings settings)
{
    /// <summary>Speech between two events of <see cref="UtteranceEvent.Continues"/>: half a second.</summary>
    private const int FramesAPart = AudioTap.FramesPerSecond / 2;

    private readonly UtteranceDetector _detector = new(settings);
    private readonly short[] _frame = new short[AudioTap.FrameSamples];
    private long _next;
    private int _spoken;
    private volatile bool _isMuted;
    private volatile bool _isCut;

    /// <summary>While set, nothing that is heard counts. From any thread.</summary>
    public bool IsMuted
    {
        get => _isMuted;
        set => _isMuted = value;
    }

    /// <summary>Ends the utterance that runs at the next frame, as silence would. From any thread.</summary>
    public void Cut() => _isCut = true;

    /// <summary>What was said, so far or in all. Reader's thread, after an event.</summary>
    public short[] Samples() => _detector.Samples();

    /// <summary>Waits for what happens next. Frames that were lost count as silence.</summary>
    public async ValueTask<UtteranceEvent> NextAsync()
    {
        if (_detector.State == UtteranceState.Ended)
        {
            _detector.Restart();
        }

        while (await tap.WaitAsync())
        {
            while (Read(out var number))
            {
                if (Take(number) is { } happened)
                {
                    return happened;
                }
            }
        }

        return _detector.Complete() ? UtteranceEvent.Ended : UtteranceEvent.Closed;
    }

    private bool Read(out long number) =>
        track == TapTracks.Inbound ? tap.TryRead(_frame, default, out number) : tap.TryRead(default, _frame, out number);

    private UtteranceEvent? Take(long number)
    {
        var isChanged = false;
        for (; _next < number && !isChanged; _next++)
        {
            isChanged = _detector.Take([]);
        }

        _next = number + 1;
        if (_isMuted)
        {
            _detector.Restart();
            return null;
        }

        isChanged = isChanged || _detector.Take(_frame);
        if (_isCut)
        {
            _isCut = false;
            if (_detector.State == UtteranceState.Speaking)
            {
                _detector.Complete();
                return UtteranceEvent.Ended;
            }
        }

        if (isChanged)
        {
            _spoken = 0;
            return _detector.State == UtteranceState.Ended ? UtteranceEvent.Ended : UtteranceEvent.Began;
        }

        if (_detector.State != UtteranceState.Speaking || ++_spoken < FramesAPart)
        {
            return null;
        }

        _spoken = 0;
        return UtteranceEvent.Continues;
    }
}
