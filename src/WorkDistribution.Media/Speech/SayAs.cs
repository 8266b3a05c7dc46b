using System.Globalization;
using System.Text;

namespace WorkDistribution.Media.Speech;

/// <summary>Expands the text of a say-as element to words. Other languages than English get digits apart, since only the engine knows their words.</summary>
internal static class SayAs
{
    /// <summary>Expands.</summary>
    /// <param name="text">Content of the element.</param>
    /// <param name="interpretAs">characters, spell-out, digits, cardinal, number, ordinal, fraction, unit, date, time, telephone, currency, expletive; others change nothing.</param>
    /// <param name="format">Order of a date's parts: mdy, dmy, ymd, md, dm, ym, my, d, m, y.</param>
    /// <param name="english">Whether English words may be used.</param>
    internal static string Expand(string text, string interpretAs, string format, bool english)
    {
        text = text.Trim();
        var kind = interpretAs.Trim().ToLowerInvariant();
        if (text.Length == 0)
        {
            return text;
        }

        if (!english)
        {
            return kind is "characters" or "spell-out" or "digits" or "telephone" ? Apart(text) : text;
        }

        return kind switch
        {
            "expletive" => "beep",
            "characters" or "spell-out" or "verbatim" => Characters(text),
            "digits" => Digits(text),
            "telephone" => Telephone(text),
            "cardinal" or "number" => TryWhole(text, out var number) ? EnglishNumbers.Cardinal(number) : Decimal(text),
            "ordinal" => TryWhole(text.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), out var number) ? EnglishNumbers.Ordinal(number) : text,
            "fraction" => Fraction(text),
            "unit" => Unit(text),
            "date" => SayAsDate.Expand(text, format),
            "time" => SayAsDate.ExpandTime(text),
            "currency" => Currency(text),
            _ => text,
        };
    }

    private static string Apart(string text) => string.Join(' ', text.Where(character => !char.IsWhiteSpace(character)));

    private static string Characters(string text)
    {
        var words = new StringBuilder();
        foreach (var character in text)
        {
            words.Append(character switch
            {
                >= '0' and <= '9' => EnglishNumbers.Digit(character),
                '.' => "dot",
                '-' => "dash",
                '_' => "underscore",
                '@' => "at",
                '#' => "pound",
                '*' => "star",
                '/' => "slash",
                '+' => "plus",
                '&' => "and",
                'a' or 'A' => "ay",
                _ when char.IsWhiteSpace(character) => "",
                _ => char.ToUpperInvariant(character).ToString(),
            }).Append(char.IsWhiteSpace(character) ? "" : ", ");
        }

        return words.ToString().TrimEnd(' ', ',');
    }

    private static string Digits(string text) => string.Join(' ', text.Select(character => char.IsAsciiDigit(character) ? EnglishNumbers.Digit(character) : character.ToString()));

    /// <summary>Digits in the groups as written; a comma makes the pause between groups.</summary>
    private static string Telephone(string text)
    {
        var words = new StringBuilder();
        var pending = false;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                words.Append(words.Length == 0 ? "" : pending ? ", " : " ").Append(EnglishNumbers.Digit(character));
                pending = false;
            }
            else if (character == '+')
            {
                words.Append("plus");
            }
            else
            {
                pending = true;
            }
        }

        return words.ToString();
    }

    private static string Decimal(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point >= 0 && TryWhole(point == 0 ? "0" : text[..point], out var whole) && text[(point + 1)..].All(char.IsAsciiDigit)
            ? $"{EnglishNumbers.Cardinal(whole)} point {Digits(text[(point + 1)..])}"
            : text.Contains('/', StringComparison.Ordinal) ? Fraction(text) : text;
    }

    private static string Fraction(string text)
    {
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0 && TryWhole(text[..plus], out var whole))
        {
            return $"{EnglishNumbers.Cardinal(whole)} and {Fraction(text[(plus + 1)..])}";
        }

        var parts = text.Split('/');
        if (parts.Length != 2 || !TryWhole(parts[0], out var top) || !TryWhole(parts[1], out var bottom))
        {
            return text;
        }

        var name = bottom switch { 2 => top == 1 ? "half" : "halves", 4 => top == 1 ? "quarter" : "quarters", _ => EnglishNumbers.Ordinal(bottom) + (top == 1 ? "" : "s") };
        return $"{EnglishNumbers.Cardinal(top)} {name}";
    }

    private static string Unit(string text)
    {
        var split = 0;
        while (split < text.Length && (char.IsAsciiDigit(text[split]) || text[split] is '.' or ','))
        {
            split++;
        }

        var unit = text[split..].Trim();
        var name = unit switch
        {
            "km" => "kilometers",
            "m" => "meters",
            "cm" => "centimeters",
            "mm" => "millimeters",
            "mi" => "miles",
            "ft" => "feet",
            "in" or "\"" => "inches",
            "yd" => "yards",
            "kg" => "kilograms",
            "g" => "grams",
            "mg" => "milligrams",
            "lb" or "lbs" => "pounds",
            "oz" => "ounces",
            "l" or "L" => "liters",
            "ml" => "milliliters",
            "h" => "hours",
            "min" => "minutes",
            "s" => "seconds",
            "km/h" => "kilometers per hour",
            "mph" => "miles per hour",
            "%" => "percent",
            _ => unit,
        };
        var number = text[..split].Replace(",", "", StringComparison.Ordinal);
        var isOne = number == "1";
        return (TryWhole(number, out var whole) ? EnglishNumbers.Cardinal(whole) : Decimal(number)) + " "
            + (isOne && name == "feet" ? "foot" : isOne && name == "inches" ? "inch" : isOne && name.EndsWith('s') && name != unit ? name[..^1] : name);
    }

    private static string Currency(string text)
    {
        var (main, minor) = text switch
        {
            _ when text.Contains('$', StringComparison.Ordinal) || text.Contains("USD", StringComparison.OrdinalIgnoreCase) => ("dollar", "cent"),
            _ when text.Contains('€', StringComparison.Ordinal) || text.Contains("EUR", StringComparison.OrdinalIgnoreCase) => ("euro", "cent"),
            _ when text.Contains('£', StringComparison.Ordinal) || text.Contains("GBP", StringComparison.OrdinalIgnoreCase) => ("pound", "pence"),
            _ => ("", ""),
        };
        var amount = new string([.. text.Where(character => char.IsAsciiDigit(character) || character == '.')]);
        if (main.Length == 0 || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 999_999_999_999)
        {
            return text;
        }

        var whole = (long)decimal.Truncate(value);
        var cents = (long)decimal.Round((value - whole) * 100);
        var words = $"{EnglishNumbers.Cardinal(whole)} {main}{(whole == 1 ? "" : "s")}";
        return cents == 0 ? words : $"{words} and {EnglishNumbers.Cardinal(cents)} {minor}{(cents == 1 || minor == "pence" ? "" : "s")}";
    }

    private static bool TryWhole(string text, out long number) =>
        long.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && Math.Abs((double)number) < 1e15;
}
