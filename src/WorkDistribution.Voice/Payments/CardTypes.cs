using System.Collections.Immutable;
using System.Globalization;

namespace WorkDistribution.Voice.Payments;

/// <summary>Tells a card's kind by how its number begins (ISO/IEC 7812), and what follows from it. Pure.</summary>
internal static class CardTypes
{
    private const int LongestPrefix = 4;
    private const int DigitsOfAmexCode = 4;
    private const int DigitsOfOtherCodes = 3;

    // Narrow ranges before wide ones: the first that fits decides. Both ends are four digits.
    private static readonly ImmutableArray<(int From, int To, CardType Type, int Shortest, int Longest)> Ranges =
    [
        (2014, 2014, CardType.Enroute, 15, 15),
        (2149, 2149, CardType.Enroute, 15, 15),
        (3528, 3589, CardType.Jcb, 16, 19),
        (3000, 3059, CardType.DinersClub, 14, 19),
        (3600, 3699, CardType.DinersClub, 14, 19),
        (3800, 3999, CardType.DinersClub, 14, 19),
        (3400, 3499, CardType.Amex, 15, 15),
        (3700, 3799, CardType.Amex, 15, 15),
        (2221, 2720, CardType.Mastercard, 16, 16),
        (5100, 5599, CardType.Mastercard, 16, 16),
        (6011, 6011, CardType.Discover, 16, 19),
        (6440, 6599, CardType.Discover, 16, 19),
        (5000, 5099, CardType.Maestro, 12, 19),
        (5600, 5899, CardType.Maestro, 12, 19),
        (6000, 6999, CardType.Maestro, 12, 19),
        (4000, 4999, CardType.Visa, 16, 16),
    ];

    /// <summary>The kind of a card; null when nobody's numbers begin so.</summary>
    public static CardType? Of(string number) => Find(number) is { } found ? found.Type : null;

    /// <summary>Whether a number is one of a card: known kind, right length, right check digit.</summary>
    public static bool IsNumber(string number) =>
        Find(number) is { } found && number.Length >= found.Shortest && number.Length <= found.Longest && CheckDigits.IsLuhn(number);

    /// <summary>Digits after which a number cannot go on; null while that is not known.</summary>
    public static int? LengthOf(string number) => Find(number)?.Longest;

    /// <summary>How many digits the code on such a card has.</summary>
    public static int CodeLength(CardType? type) => type == CardType.Amex ? DigitsOfAmexCode : DigitsOfOtherCodes;

    private static (CardType Type, int Shortest, int Longest)? Find(string number)
    {
        if (number.Length < LongestPrefix)
        {
            return null;
        }

        var prefix = int.Parse(number.AsSpan(0, LongestPrefix), NumberStyles.None, CultureInfo.InvariantCulture);
        foreach (var (from, to, type, shortest, longest) in Ranges)
        {
            if (prefix >= from && prefix <= to)
            {
                return (type, shortest, longest);
            }
        }

        return null;
    }
}
