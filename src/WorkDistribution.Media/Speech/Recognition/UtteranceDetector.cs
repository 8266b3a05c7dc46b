using System.Runtime.InteropServices;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Cuts utterances out of a line: finds where somebody begins and ends to speak, and keeps what they said. Pure; one owner; 20 ms of 8 kHz at a time.</summary>
public sealed class UtteranceDetector
{
    /// <summary>Kept before the beginning is certain, since words begin quietly: 300 ms.</summary>
    private const int LeadFrames = 15;

    /// <summary>Silence kept after the last sound, so that the last word is not cut: 300 ms.</summary>
    private const int TailFrames = 15;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly int _beginning;
    private readonly int _endSilence;
    private readonly int _maxFrames;
    private readonly List<short> _samples = [];
    private readonly VoiceActivity _activity = new();
    private int _sound;
    private int _silence;

    /// <summary>Begins to listen.</summary>
    public UtteranceDetector(UtteranceSettings settings)
    {
        _beginning = FramesOf(settings.Beginning);
        _endSilence = FramesOf(settings.EndSilence);
        _maxFrames = FramesOf(settings.MaxLength);
    }

    /// <summary>Where the speaker is.</summary>
    public UtteranceState State { get; private set; }

    /// <summary>How much of the utterance there is so far.</summary>
    public TimeSpan Length => State == UtteranceState.Silent ? TimeSpan.Zero : TimeSpan.FromSeconds((double)_samples.Count / AudioPrompt.SampleRate);

    /// <summary>Cuts a whole recording into utterances of at most 20 seconds.</summary>
    public static IEnumerable<short[]> Split(short[] recording)
    {
        var detector = new UtteranceDetector(new UtteranceSettings(UtteranceSettings.AutomaticEndSilence, TimeSpan.FromSeconds(20)));
        for (var at = 0; at < recording.Length; at += AudioPrompt.FrameSamples)
        {
            detector.Take(recording.AsSpan(at, Math.Min(AudioPrompt.FrameSamples, recording.Length - at)));
            if (detector.State == UtteranceState.Ended)
            {
                yield return detector.Samples();
                detector.Restart();
            }
        }

        if (detector.Complete())
        {
            yield return detector.Samples();
        }
    }

    /// <summary>Takes a frame; an empty one is silence.</summary>
    /// <returns>true when <see cref="State"/> has changed.</returns>
    public bool Take(ReadOnlySpan<short> frame)
    {
        if (State == UtteranceState.Ended)
        {
            return false;
        }

        var isSound = !frame.IsEmpty && _activity.IsActive(frame);
        Keep(frame);
        return State == UtteranceState.Silent ? Begins(isSound) : Ends(isSound);
    }

    /// <summary>What was said so far, the silence at its end cut to a little.</summary>
    public short[] Samples()
    {
        var surplus = Math.Max(0, _silence - TailFrames) * AudioPrompt.FrameSamples;
        return CollectionsMarshal.AsSpan(_samples)[..Math.Max(0, _samples.Count - surplus)].ToArray();
    }

    /// <summary>Listens for the next utterance; what is known of the line's noise is kept.</summary>
    public void Restart()
    {
        State = UtteranceState.Silent;
        _samples.Clear();
        _sound = 0;
        _silence = 0;
    }

    /// <summary>Nothing more will come: an utterance that has begun ends here.</summary>
    /// <returns>true when one had.</returns>
    public bool Complete()
    {
        var was = State == UtteranceState.Speaking;
        State = UtteranceState.Ended;
        return was;
    }

    private static int FramesOf(TimeSpan time) => Math.Max(1, (int)(time / Frame));

    private void Keep(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty)
        {
            CollectionsMarshal.SetCount(_samples, _samples.Count + AudioPrompt.FrameSamples);
            CollectionsMarshal.AsSpan(_samples)[^AudioPrompt.FrameSamples..].Clear();
        }
        else
        {
            _samples.AddRange(frame);
        }
    }

    private bool Begins(bool isSound)
    {
        _sound = isSound ? _sound + 1 : Math.Max(0, _sound - 1);
        if (_sound >= _beginning)
        {
            State = UtteranceState.Speaking;
            _silence = 0;
            return true;
        }

        var surplus = _samples.Count - ((LeadFrames + _beginning) * AudioPrompt.FrameSamples);
        if (surplus > 0)
        {
            _samples.RemoveRange(0, surplus);
        }

        return false;
    }

    private bool Ends(bool isSound)
    {
        _silence = isSound ? 0 : _silence + 1;
        if (_silence < _endSilence && _samples.Count < _maxFrames * AudioPrompt.FrameSamples)
        {
            return false;
        }

        State = UtteranceState.Ended;
        return true;
    }
}
