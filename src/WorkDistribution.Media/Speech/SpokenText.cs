using System.Text;

namespace WorkDistribution.Media.Speech;

/// <summary>Makes text safe for an engine: no commands of the engine in it, nothing it chokes on.</summary>
internal static class SpokenText
{
    /// <summary>A longer run without a space is broken up: flite needs minutes for a number of a thousand digits.</summary>
    private const int MaxRun = 24;

    private const string Accented = "ÀÁÂÃÄÅàáâãäåÈÉÊËèéêëÌÍÎÏìíîïÒÓÔÕÖØòóôõöøÙÚÛÜùúûüÇçÑñÝýÿ";
    private const string Plain = "AAAAAAaaaaaaEEEEeeeeIIIIiiiiOOOOOOooooooUUUUuuuuCcNnYyy";

    /// <summary>For espeak-ng: its phoneme brackets are taken away, control characters become spaces.</summary>
    internal static string ForEspeak(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        var run = 0;
        foreach (var character in text)
        {
            Append(cleaned, char.IsControl(character) || character is '[' or ']' ? ' ' : character, ref run);
        }

        return cleaned.ToString();
    }

    /// <summary>For flite, which knows ASCII only: accents are dropped, signs replaced by what they mean, the rest by spaces.</summary>
    internal static string ForFlite(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        var run = 0;
        foreach (var character in text)
        {
            var accent = Accented.IndexOf(character, StringComparison.Ordinal);
            switch (character)
            {
                case '\u2018' or '\u2019':
                    Append(cleaned, '\'', ref run);
                    break;
                case '\u2013' or '\u2014' or '\u2026':
                    cleaned.Append(", ");
                    run = 0;
                    break;
                case '\u20AC':
                    cleaned.Append(" euro ");
                    run = 0;
                    break;
                case '\u00A3':
                    cleaned.Append(" pound ");
                    run = 0;
                    break;
                case 'ß':
                    cleaned.Append("ss");
                    run += 2;
                    break;
                default:
                    Append(cleaned, accent >= 0 ? Plain[accent] : character is > ' ' and < '\x7F' and not ('<' or '>') ? character : ' ', ref run);
                    break;
            }
        }

        return cleaned.ToString();
    }

    private static void Append(StringBuilder text, char character, ref int run)
    {
        run = char.IsWhiteSpace(character) ? 0 : run + 1;
        if (run > MaxRun && !char.IsLowSurrogate(character))
        {
            text.Append(' ');
            run = 1;
        }

        text.Append(character);
    }
}
