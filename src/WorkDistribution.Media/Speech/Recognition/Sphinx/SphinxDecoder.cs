using System.Runtime.InteropServices;
using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>One decoder of the library: about 30 MB with grammars, 120 MB with the language model. One owner at a time.</summary>
internal sealed class SphinxDecoder : IDisposable
{
    private const int SampleRate = 16_000;
    private const string HintSearch = "hints";
    private const string PhoneSearch = "phones";
    private const string PhonePrefix = "ph-";

    private static readonly string[] Phones =
        ("aa ae ah ao aw ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh").Split(' ');

    private readonly nint _decoder;
    private string? _grammar;

    private SphinxDecoder(nint decoder)
    {
        _decoder = decoder;
    }

    /// <summary>Grammars it was given since it was made: each leaks about 10 KB within the library.</summary>
    public int GrammarCount { get; private set; }

    /// <summary>The grammar it has now.</summary>
    public string? Grammar => _grammar;

    /// <summary>A decoder for grammars.</summary>
    public static SphinxDecoder ForGrammars(SphinxModel model)
    {
        var decoder = Create(model, []);
        foreach (var phone in Phones)
        {
            decoder.AddWord(PhonePrefix + phone, phone.ToUpperInvariant());
        }

        decoder.SetGrammar(PhoneSearch, $"#JSGF V1.0;\ngrammar phones;\npublic <any> = ( {string.Join(" | ", Phones.Select(phone => PhonePrefix + phone))} )+ ;\n");
        return decoder;
    }

    /// <summary>A decoder for whatever is said.</summary>
    public static SphinxDecoder ForDictation(SphinxModel model) => Create(model, ["-lm", model.Language]);

    /// <summary>Whether the dictionary has the word.</summary>
    public bool Knows(string word)
    {
        var phones = PocketSphinx.LookUpWord(_decoder, word);
        PocketSphinx.Free(phones);
        return phones != 0;
    }

    /// <summary>Adds a word; grammars set before do not have it.</summary>
    public bool AddWord(string word, string phones) => PocketSphinx.AddWord(_decoder, word, phones, update: 0) >= 0;

    /// <summary>Takes a grammar for <see cref="DecodeHints"/>; all its words must be known.</summary>
    public bool UseGrammar(string grammar)
    {
        if (grammar == _grammar)
        {
            return true;
        }

        GrammarCount++;
        var isSet = SetGrammar(HintSearch, grammar);
        _grammar = isSet ? grammar : null;
        return isSet;
    }

    /// <summary>Holds an utterance against the grammar.</summary>
    public SphinxHypothesis DecodeHints(short[] samples) => Decode(samples, HintSearch);

    /// <summary>Holds an utterance against any sequence of phones: how likely it is whatever was said.</summary>
    public SphinxHypothesis DecodePhones(short[] samples) => Decode(samples, PhoneSearch);

    /// <summary>Takes down an utterance.</summary>
    public SphinxHypothesis Dictate(short[] samples) => Decode(samples, search: null);

    /// <summary>Makes samples at 8 kHz what the model wants: 16 kHz, and nowhere the exact silence of digital lines, which has no logarithm. The same audio always gives the same.</summary>
    public static short[] ToModelRate(ReadOnlySpan<short> samples)
    {
        var converted = Resampler.Convert(samples, Playback.AudioPrompt.SampleRate, SampleRate);
        var noise = 1u;
        foreach (ref var sample in converted.AsSpan())
        {
            noise = (noise * 1_664_525) + 1_013_904_223;
            sample = (short)Math.Clamp(sample + (int)(noise >> 28) - 8, short.MinValue, short.MaxValue);
        }

        return converted;
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose() => _ = PocketSphinx.Delete(_decoder);

    private static SphinxDecoder Create(SphinxModel model, string[] more)
    {
        PocketSphinx.SetLog(0);
        string[] texts =
        [
            "server", "-hmm", model.Acoustic, "-dict", model.Dictionary, "-logfn", "/dev/null", "-samprate", "16000",
            "-pip", "0.1", "-silprob", "0.3", "-remove_noise", "no", .. more,
        ];
        var values = Array.ConvertAll(texts, Marshal.StringToCoTaskMemUTF8);
        try
        {
            var arguments = PocketSphinx.ParseArguments(0, PocketSphinx.Arguments(), values.Length, values, strict: 1);
            var decoder = arguments == 0 ? 0 : PocketSphinx.Init(arguments);
            if (arguments != 0)
            {
                _ = PocketSphinx.FreeArguments(arguments); // the decoder holds its own share of them
            }

            return decoder == 0 ? throw new InvalidOperationException($"pocketsphinx cannot use its model in {model.Acoustic}.") : new SphinxDecoder(decoder);
        }
        finally
        {
            Array.ForEach(values, Marshal.FreeCoTaskMem);
        }
    }

    private bool SetGrammar(string name, string grammar) => PocketSphinx.SetGrammar(_decoder, name, grammar) == 0;

    private SphinxHypothesis Decode(short[] samples, string? search)
    {
        if (samples.Length == 0 || (search is not null && PocketSphinx.SetSearch(_decoder, search) != 0) || PocketSphinx.StartUtterance(_decoder) != 0)
        {
            return default(SphinxHypothesis) with { Text = "" };
        }

        _ = PocketSphinx.Process(_decoder, ref samples[0], (nuint)samples.Length, noSearch: 0, isWhole: 1);
        _ = PocketSphinx.EndUtterance(_decoder);
        var text = Marshal.PtrToStringUTF8(PocketSphinx.Hypothesis(_decoder, out var score)) ?? "";
        return new SphinxHypothesis(text, score, PocketSphinx.Frames(_decoder), search is null ? WordConfidence() : 0);
    }

    private double WordConfidence()
    {
        var logMath = PocketSphinx.LogMath(_decoder);
        var sum = 0.0;
        var words = 0;
        for (var segment = PocketSphinx.FirstSegment(_decoder); segment != 0; segment = PocketSphinx.NextSegment(segment))
        {
            var word = Marshal.PtrToStringUTF8(PocketSphinx.SegmentWord(segment)) ?? "";
            if (word.Length > 0 && word[0] is not ('<' or '['))
            {
                sum += PocketSphinx.Exponential(logMath, PocketSphinx.SegmentProbability(segment, out _, out _, out _));
                words++;
            }
        }

        return words == 0 ? 0 : Math.Clamp(sum / words, 0, 1);
    }
}
