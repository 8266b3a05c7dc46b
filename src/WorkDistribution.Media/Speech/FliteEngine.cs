using System.Globalization;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech;

/// <summary>flite: English only, with a voice of recorded speech for each gender.</summary>
internal sealed class FliteEngine(SpeechProgram program) : ISpeechEngine
{
    /// <summary>The package that brings it.</summary>
    internal const string Package = "flite";

    // The voices' own mean pitch in hertz.
    private const double FemalePitch = 170;
    private const double MalePitch = 95;

    /// <inheritdoc/>
    public SpeechEngineStatus Status => program.Status;

    /// <inheritdoc/>
    public bool Speaks(string language) => new SpeechStyle(language, VoiceGender.Female).IsEnglish;

    /// <inheritdoc/>
    public Task<AudioDecoding> SpeakAsync(string text, SpeechStyle style, CancellationToken cancellationToken)
    {
        var male = style.Gender == VoiceGender.Male;
        List<string> arguments = ["-voice", male ? "rms" : "slt"];
        if (style.Rate != 1)
        {
            arguments.AddRange(["--setf", "duration_stretch=" + (1 / style.Rate).ToString("0.###", CultureInfo.InvariantCulture)]);
        }

        if (style.Pitch != 1)
        {
            var pitch = (male ? MalePitch : FemalePitch) * style.Pitch;
            arguments.AddRange(["--setf", "int_f0_target_mean=" + pitch.ToString("0.#", CultureInfo.InvariantCulture)]);
        }

        var words = SpokenText.ForFlite(text);
        return string.IsNullOrWhiteSpace(words)
            ? Task.FromResult<AudioDecoding>(new AudioDecoding.Decoded([]))
            : program.RunToFileAsync(file => [.. arguments, "-f", "/dev/stdin", "-o", file], words, cancellationToken);
    }
}
