using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Gathering;

/// <summary>The keys of one Gather, or what was said. Pure but for its own content.</summary>
internal sealed class GatherInput(GatherVerb verb)
{
    private readonly StringBuilder _digits = new();
    private char? _finishKey;
    private RecognitionAlternative? _speech;

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether nothing was said and no digit keyed; the finish key alone is none.</summary>
    public bool IsEmpty => _digits.Length == 0 && _speech is null;

    /// <summary>Whether a key was taken.</summary>
    public bool HasKeys => _digits.Length > 0 || _finishKey is not null;

    /// <summary>Takes a key.</summary>
    public void Add(char key)
    {
        if (IsComplete)
        {
            return;
        }

        if (verb.FinishOnKey.Contains(key, StringComparison.Ordinal))
        {
            _finishKey = key;
            IsComplete = true;
            return;
        }

        _digits.Append(key);
        IsComplete = verb.NumDigits is { } wanted && _digits.Length >= wanted;
    }

    /// <summary>Takes what was said; null when that was nothing.</summary>
    public void Add(RecognitionAlternative? speech)
    {
        _speech = speech;
        IsComplete = true;
    }

    /// <summary>What the action is told.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ToParameters()
    {
        List<KeyValuePair<string, string>> parameters = [new("msg", "Gather End")];
        if (verb.TakesSpeech && !HasKeys)
        {
            parameters.Add(new("SpeechResult", _speech?.Text ?? ""));
            parameters.Add(new("Confidence", (_speech?.Confidence ?? 0).ToString("0.0##", CultureInfo.InvariantCulture)));
            parameters.Add(new("Language", verb.Language));
        }

        if (HasKeys || (verb.TakesKeys && _speech is null))
        {
            parameters.Add(new(verb.ParameterName, _digits.ToString()));
        }

        if (_finishKey is { } key)
        {
            parameters.Add(new("FinishedOnKey", key.ToString()));
        }

        return [.. parameters];
    }
}
