using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sessions;

/// <summary>Where a leg is in the prompt it plays.</summary>
internal sealed class PromptPlayer
{
    private AudioPrompt? _prompt;
    private int _frame;
    private int _roundsLeft;
    private bool _isEndless;

    /// <summary>Whether something plays.</summary>
    public bool IsActive => _prompt is not null;

    /// <summary>Begins.</summary>
    /// <param name="prompt">What to play.</param>
    /// <param name="repeat">How often; 0 for ever.</param>
    public void Start(AudioPrompt prompt, int repeat)
    {
        _prompt = prompt;
        _frame = 0;
        _isEndless = repeat <= 0;
        _roundsLeft = repeat;
    }

    /// <summary>Stops.</summary>
    public void Stop() => _prompt = null;

    /// <summary>The next 20 ms.</summary>
    /// <returns>false when it is over, 20 ms after its last frame, or nothing plays.</returns>
    public bool TryNext(AudioCodec codec, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (Advance() is not { } frame)
        {
            return false;
        }

        var all = codec == AudioCodec.Pcmu ? _prompt!.Pcmu : _prompt!.Pcma;
        payload = all.Span.Slice(frame * RtpSender.FrameSamples, RtpSender.FrameSamples);
        return true;
    }

    /// <summary>The next 20 ms as samples, the prompt's last ones perhaps fewer.</summary>
    /// <returns>false when it is over, or nothing plays.</returns>
    public bool TryNext(out ReadOnlySpan<short> samples)
    {
        samples = default;
        if (Advance() is not { } frame)
        {
            return false;
        }

        var all = _prompt!.Samples.Span[(frame * RtpSender.FrameSamples)..];
        samples = all[..Math.Min(all.Length, RtpSender.FrameSamples)];
        return true;
    }

    private int? Advance()
    {
        if (_prompt is null)
        {
            return null;
        }

        var frames = _prompt.FrameCount;
        if (_frame >= frames)
        {
            _frame = 0;
            if (frames == 0 || (!_isEndless && --_roundsLeft <= 0))
            {
                _prompt = null;
                return null;
            }
        }

        return _frame++;
    }
}
