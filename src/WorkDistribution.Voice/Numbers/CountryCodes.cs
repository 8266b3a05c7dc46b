using System.Collections.Frozen;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Countries by E.164 country code: enough to name where a number is from; the longest prefix decides.</summary>
internal static class CountryCodes
{
    private const int Longest = 4;

    private static readonly FrozenDictionary<string, string> ByCode = new Dictionary<string, string>
    {
        ["1"] = "US",
        ["7"] = "RU",
        ["20"] = "EG",
        ["27"] = "ZA",
        ["30"] = "GR",
        ["31"] = "NL",
        ["32"] = "BE",
        ["33"] = "FR",
        ["34"] = "ES",
        ["36"] = "HU",
        ["39"] = "IT",
        ["40"] = "RO",
        ["41"] = "CH",
        ["43"] = "AT",
        ["44"] = "GB",
        ["45"] = "DK",
        ["46"] = "SE",
        ["47"] = "NO",
        ["48"] = "PL",
        ["49"] = "DE",
        ["51"] = "PE",
        ["52"] = "MX",
        ["54"] = "AR",
        ["55"] = "BR",
        ["56"] = "CL",
        ["57"] = "CO",
        ["60"] = "MY",
        ["61"] = "AU",
        ["62"] = "ID",
        ["63"] = "PH",
        ["64"] = "NZ",
        ["65"] = "SG",
        ["66"] = "TH",
        ["81"] = "JP",
        ["82"] = "KR",
        ["84"] = "VN",
        ["86"] = "CN",
        ["90"] = "TR",
        ["91"] = "IN",
        ["92"] = "PK",
        ["94"] = "LK",
        ["212"] = "MA",
        ["213"] = "DZ",
        ["216"] = "TN",
        ["233"] = "GH",
        ["234"] = "NG",
        ["254"] = "KE",
        ["255"] = "TZ",
        ["256"] = "UG",
        ["351"] = "PT",
        ["352"] = "LU",
        ["353"] = "IE",
        ["354"] = "IS",
        ["356"] = "MT",
        ["357"] = "CY",
        ["358"] = "FI",
        ["359"] = "BG",
        ["370"] = "LT",
        ["371"] = "LV",
        ["372"] = "EE",
        ["380"] = "UA",
        ["381"] = "RS",
        ["385"] = "HR",
        ["386"] = "SI",
        ["420"] = "CZ",
        ["421"] = "SK",
        ["852"] = "HK",
        ["880"] = "BD",
        ["886"] = "TW",
        ["966"] = "SA",
        ["971"] = "AE",
        ["972"] = "IL",
        ["1204"] = "CA",
        ["1226"] = "CA",
        ["1236"] = "CA",
        ["1249"] = "CA",
        ["1250"] = "CA",
        ["1289"] = "CA",
        ["1306"] = "CA",
        ["1343"] = "CA",
        ["1403"] = "CA",
        ["1416"] = "CA",
        ["1418"] = "CA",
        ["1431"] = "CA",
        ["1437"] = "CA",
        ["1438"] = "CA",
        ["1450"] = "CA",
        ["1506"] = "CA",
        ["1514"] = "CA",
        ["1519"] = "CA",
        ["1579"] = "CA",
        ["1581"] = "CA",
        ["1587"] = "CA",
        ["1604"] = "CA",
        ["1613"] = "CA",
        ["1639"] = "CA",
        ["1647"] = "CA",
        ["1705"] = "CA",
        ["1709"] = "CA",
        ["1778"] = "CA",
        ["1780"] = "CA",
        ["1807"] = "CA",
        ["1819"] = "CA",
        ["1867"] = "CA",
        ["1873"] = "CA",
        ["1902"] = "CA",
        ["1905"] = "CA",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByCode.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The ISO country of an E.164 number; null when its code is not known here.</summary>
    public static string? Find(ReadOnlySpan<char> number)
    {
        if (number.Length < 2 || number[0] != '+')
        {
            return null;
        }

        for (var length = Math.Min(Longest, number.Length - 1); length > 0; length--)
        {
            if (Lookup.TryGetValue(number.Slice(1, length), out var country))
            {
                return country;
            }
        }

        return null;
    }
}
