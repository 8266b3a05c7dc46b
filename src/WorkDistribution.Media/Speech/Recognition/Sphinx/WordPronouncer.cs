using System.Collections.Concurrent;

namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>Phones of English words that the dictionary does not have, by flite's letter-to-sound rules; each word asked once.</summary>
internal sealed class WordPronouncer(SpeechProgram flite)
{
    /// <summary>Words kept; beyond that they are asked again.</summary>
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, string> _kept = new(StringComparer.Ordinal);

    /// <summary>Phones in the dictionary's way (K AH V); null when there are none or flite is not installed.</summary>
    /// <param name="word">Letters and apostrophes in lower case.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<string?> PronounceAsync(string word, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(word, out var kept))
        {
            return kept.Length == 0 ? null : kept;
        }

        if (!flite.Status.IsAvailable || await flite.RunForTextAsync(["-t", word, "-ps", "-o", "none"], cancellationToken) is not { } spoken)
        {
            return null;
        }

        var phones = string.Join(' ', spoken.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(phone => phone is not "pau")
            .Select(phone => phone == "ax" ? "AH" : phone.ToUpperInvariant()));
        if (_kept.Count < MaxKept)
        {
            _kept[word] = phones;
        }

        return phones.Length == 0 ? null : phones;
    }
}
