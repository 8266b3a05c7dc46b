using System.Collections.Frozen;
using System.Globalization;

namespace WorkDistribution.Api.Formats;

/// <summary>An enumeration whose words on the wire are its members' names in one case.</summary>
/// <param name="isUpper">Whether that is upper case; else lower.</param>
internal sealed class WordTable<T>(bool isUpper = false)
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _words = Enum.GetValues<T>().ToFrozenDictionary(
        value => value,
        value => isUpper ? value.ToString().ToUpper(CultureInfo.InvariantCulture) : value.ToString().ToLower(CultureInfo.InvariantCulture));

    /// <summary>All words, for people.</summary>
    public string All => string.Join(", ", _words.OrderBy(pair => pair.Key).Select(pair => pair.Value));

    public string Of(T value) => _words[value];

    /// <summary>Reads a word, in any case: clients of several languages write enumerations differently.</summary>
    public bool TryRead(string word, out T value)
    {
        foreach (var (known, text) in _words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }
}
