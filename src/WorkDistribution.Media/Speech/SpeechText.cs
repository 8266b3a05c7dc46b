using System.Collections.Immutable;

namespace WorkDistribution.Media.Speech;

/// <summary>Splits text where a speaker draws breath, so that the first piece can be heard while the next is made.</summary>
internal static class SpeechText
{
    /// <summary>Characters after which the end of a sentence splits; shorter sentences stay with the next.</summary>
    private const int Short = 40;

    /// <summary>Characters after which a comma or a space splits too: about ten seconds of speech.</summary>
    private const int Long = 160;

    /// <summary>The first piece is kept shorter: the caller waits for it, and each character costs flite some 1.7 ms.</summary>
    private const int LongFirst = 60;

    /// <summary>Likewise: a first sentence may be this short.</summary>
    internal const int ShortFirst = 16;

    /// <summary>Splits; the pieces together are the text.</summary>
    public static ImmutableArray<string> Split(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        while (start < text.Length)
        {
            var end = pieces.Count == 0 ? NextEnd(text, start, ShortFirst, LongFirst) : NextEnd(text, start, Short, Long);
            end = string.IsNullOrWhiteSpace(text[end..]) ? text.Length : end;
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces.ToImmutable();
    }

    private static int NextEnd(string text, int start, int shortest, int longest)
    {
        var comma = 0;
        var space = 0;
        for (var i = start; i < text.Length; i++)
        {
            var length = i + 1 - start;
            if (IsEnd(text, i) && length >= shortest)
            {
                return i + 1;
            }

            if (text[i] is ',' or ';' or ':' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
            {
                comma = i + 1;
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                space = i + 1;
            }

            // A piece that is all one sentence is split at its last comma; at a space only when it is far too long.
            if (length >= longest && comma - start >= shortest)
            {
                return comma;
            }

            if (length >= 2 * longest && space > start)
            {
                return space;
            }
        }

        return text.Length;
    }

    /// <summary>An end of a sentence in the scripts that have one: before a space, or always where no spaces are written.</summary>
    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '.' or '!' or '?' => at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]),
        '\n' or '\u3002' or '\uFF01' or '\uFF1F' or '\u0964' => true,
        _ => false,
    };
}
