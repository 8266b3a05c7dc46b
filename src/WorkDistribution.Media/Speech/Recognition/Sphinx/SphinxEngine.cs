namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>
/// pocketsphinx: American English. The hints as a grammar first; what does not fit it, and dictation, by the model of general English, which is
/// basic. Whole utterances only: an unfinished one is decoded anew each time, which costs a fiftieth of its length.
/// </summary>
/// <remarks>
/// A grammar hears one of its phrases in everything. How well it fits is judged by a search of the same utterance for any phones at all: where that is
/// much likelier, something else was said.
/// </remarks>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for holds nothing to dispose of; decoders end with the process.
internal sealed class SphinxEngine : IRecognitionEngine
#pragma warning restore CA1001
{
    /// <summary>Words without phones in the dictionary that one grammar may have.</summary>
    private const int MaxUnknownWords = 50;

    /// <summary>Confidence below which the grammar does not fit.</summary>
    private const double LeastConfidence = 0.4;

    private readonly WordPronouncer _pronouncer;
    private readonly SphinxModel? _model;
    private readonly DecoderPool _grammars;
    private readonly DecoderPool _dictations;

    // A decoder with the language model takes 120 MB.
    private readonly SemaphoreSlim _dictating;

    /// <summary>Finds library and model.</summary>
    /// <param name="pronouncer">Gives phones of words that the dictionary has not.</param>
    /// <param name="workers">How many utterances are decoded at once, half of them (rounded up) without a grammar.</param>
    public SphinxEngine(WordPronouncer pronouncer, int workers)
    {
        _pronouncer = pronouncer;
        _model = PocketSphinx.IsAvailable ? SphinxModel.Find() : null;
        _grammars = new DecoderPool(() => SphinxDecoder.ForGrammars(_model!));
        _dictations = new DecoderPool(() => SphinxDecoder.ForDictation(_model!));
        _dictating = new SemaphoreSlim((workers + 1) / 2);
        Parallelism = workers;
        Status = new SpeechEngineStatus("pocketsphinx", _model is not null, _model is not null ? "loaded" : $"install the packages {PocketSphinx.Packages}");
    }

    /// <inheritdoc/>
    public SpeechEngineStatus Status { get; }

    /// <inheritdoc/>
    public int Parallelism { get; }

    /// <inheritdoc/>
    public bool GivesPartials => true;

    /// <inheritdoc/>
    public bool Understands(string language) => new SpeechStyle(language, VoiceGender.Female).IsEnglish;

    /// <inheritdoc/>
    public async Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var samples = SphinxDecoder.ToModelRate(request.Samples.Span);
        if (!request.IsDictation && await MatchAsync(request, samples, cancellationToken) is { } match)
        {
            return new RecognitionOutcome.Understood([match]);
        }

        var heard = await DictateAsync(samples, cancellationToken);
        return new RecognitionOutcome.Understood(heard is null ? [] : [heard]);
    }

    private async Task<RecognitionAlternative?> MatchAsync(RecognitionRequest request, short[] samples, CancellationToken cancellationToken)
    {
        var grammar = HintGrammar.Of(request.Hints);
        var decoder = _grammars.Rent(grammar.Write(new HashSet<string>()));
        try
        {
            var unknown = await AddWordsAsync(decoder, grammar, cancellationToken);
            if (grammar.Write(unknown) is not { } text || !decoder.UseGrammar(text))
            {
                return null;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var hints = decoder.DecodeHints(samples);
            if (hints.Text.Length == 0)
            {
                return null;
            }

            var confidence = ConfidenceOf(hints, decoder.DecodePhones(samples));
            return confidence < LeastConfidence ? null : new RecognitionAlternative(grammar.Written(hints.Text), confidence);
        }
        finally
        {
            _grammars.Return(decoder);
        }
    }

    private async Task<HashSet<string>> AddWordsAsync(SphinxDecoder decoder, HintGrammar grammar, CancellationToken cancellationToken)
    {
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in grammar.Words.Where(word => !decoder.Knows(word)))
        {
            var phones = unknown.Count < MaxUnknownWords ? await _pronouncer.PronounceAsync(word, cancellationToken) : null;
            if (phones is null || !decoder.AddWord(word, phones))
            {
                unknown.Add(word);
            }
        }

        return unknown;
    }

    private async Task<RecognitionAlternative?> DictateAsync(short[] samples, CancellationToken cancellationToken)
    {
        if (!File.Exists(_model!.Language))
        {
            return null;
        }

        await _dictating.WaitAsync(cancellationToken);
        try
        {
            var decoder = _dictations.Rent(null);
            var heard = decoder.Dictate(samples);
            _dictations.Return(decoder);
            return heard.Text.Length == 0 ? null : new RecognitionAlternative(heard.Text, Math.Round(heard.WordConfidence, 3));
        }
        finally
        {
            _dictating.Release();
        }
    }

    /// <summary>
    /// By how much the grammar explains each 10 ms better than any phones do. Of utterances within the grammar the difference was -3 to 17, of others
    /// -1 to -23 and but for one below -4.8 (three synthetic voices over the telephone band): about -4 is where either is as likely.
    /// </summary>
    private static double ConfidenceOf(SphinxHypothesis hints, SphinxHypothesis phones)
    {
        var difference = (double)(hints.Score - phones.Score) / Math.Max(1, hints.Frames);
        return Math.Round(1 / (1 + Math.Exp(-(difference + 4) / 2)), 3);
    }
}
