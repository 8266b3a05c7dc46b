using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Media.Playback;

/// <summary>Collects mono audio of one rate into samples at 8 kHz, up to a longest length.</summary>
internal sealed class PromptBuilder
{
    private readonly Resampler? _resampler;
    private readonly List<short> _samples = [];
    private readonly int _maxSamples;

    /// <summary>Makes a builder.</summary>
    /// <param name="sampleRate">Of what will be added.</param>
    /// <param name="maxSamples">Longest result in samples.</param>
    internal PromptBuilder(int sampleRate, int maxSamples)
    {
        _maxSamples = maxSamples;
        _resampler = sampleRate == AudioPrompt.SampleRate ? null : new Resampler(sampleRate, AudioPrompt.SampleRate);
    }

    /// <summary>Takes audio.</summary>
    /// <param name="mono">Full scale 32768.</param>
    /// <returns>false when it has become too long.</returns>
    internal bool Add(ReadOnlySpan<float> mono)
    {
        if (_resampler is not null)
        {
            _resampler.Process(mono, _samples);
        }
        else
        {
            foreach (var value in mono)
            {
                _samples.Add(Resampler.ToSample(value));
            }
        }

        return _samples.Count <= _maxSamples;
    }

    /// <summary>The whole.</summary>
    internal short[] Build()
    {
        _resampler?.Flush(_samples);
        return [.. _samples];
    }
}
