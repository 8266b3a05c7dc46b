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

    /// <summary>Reads a request.</summary>
    internal static SpeechPlan Plan(SpeechRequest request)
    {
        var start = new SpeechStyle(VoiceTable.DefaultLanguage, VoiceGender.Female);
        var style = VoiceTable.Choose(request.Voice, request.Language, start, out var note);
        var segments = ImmutableArray.Create(new SpeechSegment(request.Text, style, TimeSpan.Zero));
        var limit = MaxText;
        if (request.IsSsml)
        {
            if (!SsmlParser.TryParse(request.Text, style, out segments, out var notes, out var problem))
            {
                return SpeechPlan.Impossible(request.Text.Length > SsmlParser.MaxMarkup ? PromptFailure.TooLarge : PromptFailure.UnsupportedFormat, problem);
            }

            note ??= notes;
            limit = MaxExpanded;
        }

        var length = segments.Sum(segment => segment.Text.Length);
        return length > limit
            ? SpeechPlan.Impossible(PromptFailure.TooLarge, $"The text has {length} characters; {limit} is the limit.")
            : new SpeechPlan(segments, note, null);
    }

    /// <summary>Speaks a piece.</summary>
    internal async Task<PromptOutcome> SpeakAsync(SpeechPiece piece, CancellationToken cancellationToken)
    {
        string? note = null;
        var samples = new List<short>();
        foreach (var segment in piece.Segments)
        {
            if (segment.Text.Length == 0)
            {
                samples.AddRange(new short[(int)(segment.Pause.TotalSeconds * AudioPrompt.SampleRate)]);
            }
            else if (!string.IsNullOrWhiteSpace(segment.Text))
            {
                var (spoken, told) = await SpeakAsync(segment, cancellationToken);
                note ??= told;
                if (spoken is AudioDecoding.Failed failed)
                {
                    return new PromptOutcome.Failed(failed.Reason == PromptFailure.UnsupportedFormat ? PromptFailure.EngineFailed : failed.Reason, failed.Detail);
                }

                Append(samples, ((AudioDecoding.Decoded)spoken).Samples, segment.Voice.Volume);
            }

            if (samples.Count > AudioDecoder.MaxSamples)
            {
                return new PromptOutcome.Failed(PromptFailure.TooLarge, "The speech is longer than an hour.");
            }
        }

        return new PromptOutcome.Ready(new AudioPrompt([.. samples]), note);
    }

    /// <summary>By the first engine that has a voice for the language and does not fail; else in English, with a note.</summary>
    private async Task<(AudioDecoding Spoken, string? Note)> SpeakAsync(SpeechSegment segment, CancellationToken cancellationToken)
    {
        var style = segment.Voice;
        string? note = null;
        var candidates = Find(style.Language);
        if (candidates.Count == 0)
        {
            candidates = Find(VoiceTable.DefaultLanguage);
            note = $"No voice for the language \"{style.Language}\" is installed; {VoiceTable.DefaultLanguage} was taken. {Missing()}".TrimEnd();
            style = style with { Language = VoiceTable.DefaultLanguage };
        }

        AudioDecoding.Failed? first = null;
        foreach (var engine in candidates)
        {
            var spoken = await engine.SpeakAsync(segment.Text, style, cancellationToken);
            if (spoken is not AudioDecoding.Failed failed)
            {
                return (spoken, first is null ? note : $"{first.Detail} {engine.Status.Name} was taken.");
            }

            first ??= failed;
        }

        return (first ?? new AudioDecoding.Failed(PromptFailure.EngineUnavailable, engines.IsEmpty ? "Speech is switched off on this server." : "No speech engine is installed: " + Missing()), null);
    }

    private List<ISpeechEngine> Find(string language) => [.. engines.Where(engine => engine.Status.IsAvailable && engine.Speaks(language))];

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
