namespace WorkDistribution.Voice.Payments;

/// <summary>Check digits of numbers that people key. Pure.</summary>
internal static class CheckDigits
{
    private const int Nine = 9;

    /// <summary>Cards: every second digit from the right doubled, its digits summed (ISO/IEC 7812-1 annex B).</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > Nine ? weighed - Nine : weighed;
        }

        return sum % 10 == 0;
    }

    /// <summary>Bank routing numbers of the ABA: nine digits weighed 3, 7, 1.</summary>
    public static bool IsRouting(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Nine)
        {
            return false;
        }

        ReadOnlySpan<int> weights = [3, 7, 1];
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i % weights.Length];
        }

        return sum % 10 == 0 && sum > 0;
    }
}
