using System.Collections.Immutable;
using System.Text;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>The keys of one Gather. Pure but for its own content.</summary>
internal sealed class GatherInput(GatherVerb verb)
{
    private readonly StringBuilder _digits = new();
    private char? _finishKey;

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether no digit was keyed; the finish key alone is none.</summary>
    public bool IsEmpty => _digits.Length == 0;

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

    /// <summary>What the action is told.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ToParameters()
    {
        List<KeyValuePair<string, string>> parameters = [new("msg", "Gather End"), new(verb.ParameterName, _digits.ToString())];
        if (_finishKey is { } key)
        {
            parameters.Add(new("FinishedOnKey", key.ToString()));
        }

        return [.. parameters];
    }
}
