using System.Globalization;

namespace WorkDistribution.Media.Speech;

/// <summary>Reads the attribute values of SSML; a value that makes no sense changes nothing.</summary>
internal static class SsmlValues
{
    /// <summary>Longest single pause.</summary>
    internal static readonly TimeSpan MaxBreak = TimeSpan.FromSeconds(10);

    /// <summary>Length of a break element.</summary>
    internal static TimeSpan Break(string? time, string? strength)
    {
        if (time is not null && TryTime(time.Trim(), out var length))
        {
            return length < MaxBreak ? length : MaxBreak;
        }

        return TimeSpan.FromMilliseconds(strength?.Trim().ToLowerInvariant() switch
        {
            "none" => 0,
            "x-weak" => 100,
            "weak" => 250,
            "strong" => 700,
            "x-strong" => 1200,
            _ => 400,
        });
    }

    /// <summary>Voice inside of an emphasis element.</summary>
    internal static SpeechStyle Emphasis(SpeechStyle style, string? level) => level?.Trim().ToLowerInvariant() switch
    {
        "strong" => Limit(style with { Rate = style.Rate * 0.85, Volume = style.Volume * 1.4 }),
        "reduced" => Limit(style with { Rate = style.Rate * 1.1, Volume = style.Volume * 0.7 }),
        "none" => style,
        _ => Limit(style with { Rate = style.Rate * 0.92, Volume = style.Volume * 1.2 }),
    };

    /// <summary>Voice inside of a prosody element.</summary>
    internal static SpeechStyle Prosody(SpeechStyle style, string? rate, string? pitch, string? volume) => Limit(style with
    {
        Rate = style.Rate * Rate(rate?.Trim().ToLowerInvariant() ?? ""),
        Pitch = style.Pitch * Pitch(pitch?.Trim().ToLowerInvariant() ?? ""),
        Volume = style.Volume * Volume(volume?.Trim().ToLowerInvariant() ?? ""),
    });

    private static double Rate(string value) => value switch
    {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "fast" => 1.35,
        "x-fast" => 1.8,
        _ => Percent(value),
    };

    private static double Pitch(string value) => value switch
    {
        "x-low" => 0.7,
        "low" => 0.85,
        "high" => 1.15,
        "x-high" => 1.35,
        _ when value.EndsWith("st", StringComparison.Ordinal) && TryNumber(value[..^2], out var semitones) => Math.Pow(2, semitones / 12),
        _ => Percent(value),
    };

    private static double Volume(string value) => value switch
    {
        "silent" => 0,
        "x-soft" => 0.25,
        "soft" => 0.5,
        "loud" => 1.5,
        "x-loud" => 2,
        _ when value.EndsWith("db", StringComparison.Ordinal) && TryNumber(value[..^2], out var decibels) => Math.Pow(10, decibels / 20),
        _ => 1,
    };

    /// <summary>"80%" is a factor of 0.8; "+10%" and "-10%" are relative.</summary>
    private static double Percent(string value)
    {
        if (!value.EndsWith('%') || !TryNumber(value[..^1], out var percent))
        {
            return 1;
        }

        return value[0] is '+' or '-' ? 1 + (percent / 100) : percent / 100;
    }

    private static bool TryTime(string value, out TimeSpan time)
    {
        var milliseconds = value.EndsWith("ms", StringComparison.OrdinalIgnoreCase);
        var seconds = !milliseconds && value.EndsWith('s');
        var valid = TryNumber(milliseconds ? value[..^2] : seconds ? value[..^1] : "", out var number) && number >= 0;
        time = valid ? TimeSpan.FromMilliseconds(Math.Min(number * (milliseconds ? 1 : 1000), 3_600_000)) : TimeSpan.Zero;
        return valid;
    }

    private static bool TryNumber(string value, out double number) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static SpeechStyle Limit(SpeechStyle style) => style with
    {
        Rate = Math.Clamp(style.Rate, 0.3, 3),
        Pitch = Math.Clamp(style.Pitch, 0.5, 2),
        Volume = Math.Clamp(style.Volume, 0, 4),
    };
}
