using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech.Recognition.Sphinx;
using WorkDistribution.Media.Speech.Service;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Gives utterances to the configured engines: the first that knows the language, and the next one where it fails.</summary>
public sealed class SpeechRecognizer : ISpeechRecognizer
{
    /// <summary>Longest utterance taken; of a longer one the beginning is understood.</summary>
    public static readonly TimeSpan MaxUtterance = TimeSpan.FromSeconds(60);

    private const string DefaultLanguage = VoiceTable.DefaultLanguage;
    private readonly ImmutableArray<EngineGate> _gates;

    /// <summary>Makes a recogniser with the engines that the options choose.</summary>
    public SpeechRecognizer(IOptions<SpeechOptions> options, SpeechServices services, TimeProvider clock, ILogger<SpeechRecognizer> logger)
        : this(EnginesOf(options.Value, services), options.Value.RecognitionTimeout, clock, logger)
    {
    }

    internal SpeechRecognizer(ImmutableArray<IRecognitionEngine> engines, TimeSpan limit, TimeProvider clock, ILogger logger)
    {
        _gates = [.. engines.Select(engine => new EngineGate(engine, limit, clock, logger))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<SpeechEngineStatus> Engines => [.. _gates.Select(gate => gate.Engine.Status)];

    /// <inheritdoc/>
    public bool GivesPartials(string language) => Find(language).FirstOrDefault() is { Engine.GivesPartials: true };

    /// <inheritdoc/>
    public async Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var longest = (int)(MaxUtterance.TotalSeconds * AudioPrompt.SampleRate);
        if (request.Samples.Length > longest)
        {
            request = request with { Samples = request.Samples[..longest] };
        }

        RecognitionOutcome.Failed? failed = null;
        foreach (var gate in Find(request.Language))
        {
            if (request.IsPartial && !gate.Engine.GivesPartials)
            {
                continue;
            }

            var outcome = await gate.RecognizeAsync(request, cancellationToken);
            if (outcome is RecognitionOutcome.Understood understood)
            {
                return failed is null ? understood : understood with { Note = $"{failed.Detail} {gate.Engine.Status.Name} was taken." };
            }

            failed ??= (RecognitionOutcome.Failed)outcome;
        }

        return failed ?? Unavailable(request.Language);
    }

    /// <inheritdoc/>
    public RecognitionStatistics GetStatistics() => _gates
        .Select(gate => gate.Statistics)
        .Aggregate(default(RecognitionStatistics), (sum, one) => new RecognitionStatistics(
            sum.Recognized + one.Recognized, sum.Refused + one.Refused, sum.Failed + one.Failed, sum.Waiting + one.Waiting));

    private IEnumerable<EngineGate> Find(string language) =>
        _gates.Where(gate => gate.Engine.Status.IsAvailable && gate.Engine.Understands(language.Length == 0 ? DefaultLanguage : language));

    private RecognitionOutcome.Failed Unavailable(string language)
    {
        if (_gates.Any(gate => gate.Engine.Status.IsAvailable))
        {
            return new RecognitionOutcome.Failed(RecognitionFailure.LanguageUnavailable, $"No speech recognition for the language \"{language}\" is configured.");
        }

        var missing = string.Join("; ", _gates.Select(gate => $"{gate.Engine.Status.Name}: {gate.Engine.Status.Detail}"));
        return new RecognitionOutcome.Failed(
            RecognitionFailure.EngineUnavailable,
            _gates.IsEmpty ? "Speech recognition is switched off on this server." : $"No speech recognition is installed: {missing}.");
    }

    private static ImmutableArray<IRecognitionEngine> EnginesOf(SpeechOptions options, SpeechServices services)
    {
        var engines = ImmutableArray.CreateBuilder<IRecognitionEngine>();
        if (services.Transcription is { } client && options.Recognition is EngineChoice.Auto or EngineChoice.Service)
        {
            engines.Add(new ServiceRecognitionEngine(client));
        }

        if (options.Recognition is EngineChoice.Auto or EngineChoice.Local)
        {
            engines.Add(new SphinxEngine(new WordPronouncer(new SpeechProgram("flite", FliteEngine.Package)), options.RecognitionWorkers));
        }

        return engines.ToImmutable();
    }
}
