using System.Collections.Immutable;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech;

/// <summary>Speaks a request: parses it, finds an engine for each segment, and joins what they give.</summary>
internal sealed class Speaker(ImmutableArray<ISpeechEngine> engines)
{
    /// <summary>Most characters spoken by one request, as the documents' Say element allows.</summary>
    internal const int MaxText = 4096;

    /// <summary>Most characters after numbers have become words.</summary>
    private const int MaxExpanded = 4 * MaxText;

    /// <summary>Speaks.</summary>
    internal async Task<PromptOutcome> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        var start = new SpeechStyle(VoiceTable.DefaultLanguage, VoiceGender.Female);
        var style = VoiceTable.Choose(request.Voice, request.Language, start, out var note);
        var segments = ImmutableArray.Create(new SpeechSegment(request.Text, style, TimeSpan.Zero));
        var limit = MaxText;
        if (request.IsSsml)
        {
            if (!SsmlParser.TryParse(request.Text, style, out segments, out var notes, out var problem))
            {
                return new PromptOutcome.Failed(request.Text.Length > SsmlParser.MaxMarkup ? PromptFailure.TooLarge : PromptFailure.UnsupportedFormat, problem);
            }

            note ??= notes;
            limit = MaxExpanded;
        }

        var length = segments.Sum(segment => segment.Text.Length);
        return length > limit
            ? new PromptOutcome.Failed(PromptFailure.TooLarge, $"The text has {length} characters; {limit} is the limit.")
            : await JoinAsync(segments, note, cancellationToken);
    }

    private async Task<PromptOutcome> JoinAsync(ImmutableArray<SpeechSegment> segments, string? note, CancellationToken cancellationToken)
    {
        var samples = new List<short>();
        foreach (var segment in segments)
        {
            if (segment.Text.Length == 0)
            {
                samples.AddRange(new short[(int)(segment.Pause.TotalSeconds * AudioPrompt.SampleRate)]);
            }
            else if (!string.IsNullOrWhiteSpace(segment.Text))
            {
                var style = segment.Voice;
                var engine = Choose(ref style, ref note);
                if (engine is null)
                {
                    return new PromptOutcome.Failed(PromptFailure.EngineUnavailable, "No speech engine is installed: " + Missing());
                }

                var spoken = await engine.SpeakAsync(segment.Text, style, cancellationToken);
                if (spoken is AudioDecoding.Failed failed)
                {
                    return new PromptOutcome.Failed(failed.Reason == PromptFailure.UnsupportedFormat ? PromptFailure.EngineFailed : failed.Reason, failed.Detail);
                }

                Append(samples, ((AudioDecoding.Decoded)spoken).Samples, style.Volume);
            }

            if (samples.Count > AudioDecoder.MaxSamples)
            {
                return new PromptOutcome.Failed(PromptFailure.TooLarge, "The speech is longer than an hour.");
            }
        }

        return new PromptOutcome.Ready(new AudioPrompt([.. samples]), note);
    }

    /// <summary>The first installed engine that speaks the language; else English, with a note.</summary>
    private ISpeechEngine? Choose(ref SpeechStyle style, ref string? note)
    {
        var language = style.Language;
        var engine = engines.FirstOrDefault(candidate => candidate.Status.IsAvailable && candidate.Speaks(language));
        if (engine is null)
        {
            engine = engines.FirstOrDefault(candidate => candidate.Status.IsAvailable && candidate.Speaks(VoiceTable.DefaultLanguage));
            note ??= $"No voice for the language \"{style.Language}\" is installed; {VoiceTable.DefaultLanguage} was taken. {Missing()}".TrimEnd();
            style = style with { Language = VoiceTable.DefaultLanguage };
        }

        return engine;
    }

    private string Missing() =>
        string.Join("; ", engines.Where(engine => !engine.Status.IsAvailable).Select(engine => $"{engine.Status.Name}: {engine.Status.Detail}"));

    private static void Append(List<short> samples, short[] spoken, double volume)
    {
        if (volume == 1)
        {
            samples.AddRange(spoken);
            return;
        }

        foreach (var sample in spoken)
        {
            samples.Add((short)Math.Clamp(Math.Round(sample * volume), short.MinValue, short.MaxValue));
        }
    }
}
