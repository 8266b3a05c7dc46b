using System.Globalization;

namespace WorkDistribution.Media.Speech;

/// <summary>Dates and times as English words.</summary>
internal static class SayAsDate
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A date; text that is none is given back.</summary>
    /// <param name="text">Numbers apart by / - . or nothing (yyyymmdd, question marks for parts left out).</param>
    /// <param name="format">Their order; empty guesses year-month-day when the year comes first, else month-day-year.</param>
    internal static string Expand(string text, string format)
    {
        var parts = text.Length == 8 && text.All(character => char.IsAsciiDigit(character) || character == '?')
            ? [text[..4], text[4..6], text[6..]]
            : text.Split('/', '-', '.', ' ');
        var compact = text.Length == 8 && parts.Length == 3 && parts[0].Length == 4;
        var order = format.Length == 0 || compact ? parts.Length == 3 ? parts[0].Length == 4 ? "ymd" : "mdy" : "md" : format.ToLowerInvariant();
        if (parts.Length != order.Length)
        {
            return text;
        }

        var (year, month, day) = ("", "", "");
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 0 && parts[i].All(character => character == '?'))
            {
                continue;
            }

            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || (order[i] == 'm' && number is < 1 or > 12) || (order[i] == 'd' && number is < 1 or > 31) || number > 9999)
            {
                return text;
            }

            switch (order[i])
            {
                case 'y':
                    year = EnglishNumbers.Year(number < 100 && parts[i].Length <= 2 ? number + (number < 50 ? 2000 : 1900) : number);
                    break;
                case 'm':
                    month = Months[number - 1];
                    break;
                case 'd':
                    day = EnglishNumbers.Ordinal(number);
                    break;
                default:
                    return text;
            }
        }

        var monthAndDay = $"{month} {day}".Trim();
        return year.Length == 0 ? monthAndDay : monthAndDay.Length == 0 ? year : $"{monthAndDay}, {year}";
    }

    /// <summary>A time of day (2:30pm, 14:05) or a duration in minutes and seconds (1'21"); text that is none is given back.</summary>
    internal static string ExpandTime(string text)
    {
        var duration = text.Split('\'');
        if (duration.Length == 2 && TryPart(duration[0], 9999, out var minutes) && TryPart(duration[1].TrimEnd('"', ' '), 59, out var seconds))
        {
            return $"{EnglishNumbers.Cardinal(minutes)} minute{(minutes == 1 ? "" : "s")} {EnglishNumbers.Cardinal(seconds)} second{(seconds == 1 ? "" : "s")}";
        }

        var lower = text.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal).Trim();
        var half = lower.EndsWith("am", StringComparison.Ordinal) ? " A M" : lower.EndsWith("pm", StringComparison.Ordinal) ? " P M" : "";
        var parts = (half.Length > 0 ? lower[..^2].Trim() : lower).Split(':');
        var minute = 0;
        if (parts.Length is < 1 or > 3 || !TryPart(parts[0], 24, out var hour) || (parts.Length > 1 && !TryPart(parts[1], 59, out minute))
            || (parts.Length == 1 && half.Length == 0))
        {
            return text;
        }

        var spoken = minute == 0 ? half.Length > 0 ? "" : " o'clock" : minute < 10 ? " oh " + EnglishNumbers.Cardinal(minute) : " " + EnglishNumbers.Cardinal(minute);
        return EnglishNumbers.Cardinal(hour) + spoken + half;
    }

    private static bool TryPart(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
