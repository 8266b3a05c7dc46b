namespace WorkDistribution.Voice.Numbers;

/// <summary>Telephone numbers as phones and trunks write them. Pure.</summary>
internal static class PhoneNumbers
{
    private const int MaxDigits = 15;
    private const int MinInternational = 11;

    /// <summary>Removes what people write for the eye (spaces, dashes, dots, brackets); null when something else than digits and one leading plus is left.</summary>
    public static string? Clean(string written)
    {
        Span<char> kept = stackalloc char[MaxDigits + 3];
        var length = 0;
        foreach (var c in written.AsSpan().Trim())
        {
            if (c is ' ' or '-' or '.' or '(' or ')')
            {
                continue;
            }

            if (!(char.IsAsciiDigit(c) || (c == '+' && length == 0)) || length == kept.Length)
            {
                return null;
            }

            kept[length++] = c;
        }

        return length == 0 || (length == 1 && kept[0] == '+') ? null : new string(kept[..length]);
    }

    /// <summary>E.164 with plus where the number is international (plus, 00, or 11 to 15 digits); other digits as they are; null for what is no number.</summary>
    public static string? Normalize(string written)
    {
        if (Clean(written) is not { } number)
        {
            return null;
        }

        if (number[0] == '+')
        {
            return number.Length is > 2 and <= MaxDigits + 1 ? number : null;
        }

        if (number.StartsWith("00", StringComparison.Ordinal) && number.Length > MinInternational - 1)
        {
            return string.Concat("+", number.AsSpan(2));
        }

        return number.Length >= MinInternational ? "+" + number : number;
    }

    /// <summary>The forms under which a called number may have been set up, the likeliest first.</summary>
    public static IEnumerable<string> Candidates(string written)
    {
        if (Clean(written) is not { } number)
        {
            yield break;
        }

        yield return number;
        if (number[0] == '+')
        {
            yield return number[1..];
            yield break;
        }

        if (number.StartsWith("00", StringComparison.Ordinal) && number.Length > 2)
        {
            yield return string.Concat("+", number.AsSpan(2));
        }

        yield return "+" + number;
    }
}
