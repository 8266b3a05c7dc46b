using System.Globalization;

namespace WorkDistribution.Media.Speech;

/// <summary>English numbers as words.</summary>
internal static class EnglishNumbers
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly (long Value, string Word)[] Scales = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred")];

    /// <summary>1234 is "one thousand two hundred thirty four". Up to 18 digits.</summary>
    internal static string Cardinal(long value)
    {
        if (value < 0)
        {
            return "minus " + Cardinal(value == long.MinValue ? long.MaxValue : -value);
        }

        if (value < 20)
        {
            return Small[value];
        }

        if (value < 100)
        {
            return Tens[value / 10] + (value % 10 == 0 ? "" : " " + Small[value % 10]);
        }

        foreach (var (scale, word) in Scales)
        {
            if (value >= scale)
            {
                return $"{Cardinal(value / scale)} {word}" + (value % scale == 0 ? "" : " " + Cardinal(value % scale));
            }
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>21 is "twenty first".</summary>
    internal static string Ordinal(long value)
    {
        var words = Cardinal(value);
        var space = words.LastIndexOf(' ');
        return words[..(space + 1)] + words[(space + 1)..] switch
        {
            "one" => "first",
            "two" => "second",
            "three" => "third",
            "five" => "fifth",
            "eight" => "eighth",
            "nine" => "ninth",
            "twelve" => "twelfth",
            var last when last.EndsWith('y') => last[..^1] + "ieth",
            var last => last + "th",
        };
    }

    /// <summary>1984 is "nineteen eighty four", 2005 "two thousand five", 1900 "nineteen hundred".</summary>
    internal static string Year(int year)
    {
        if (year is < 1000 or > 9999 || year % 1000 < 10)
        {
            return Cardinal(year);
        }

        var (century, rest) = (year / 100, year % 100);
        return Cardinal(century) + (rest == 0 ? " hundred" : rest < 10 ? " oh " + Small[rest] : " " + Cardinal(rest));
    }

    /// <summary>Each digit by itself.</summary>
    internal static string Digit(char digit) => Small[digit - '0'];
}
