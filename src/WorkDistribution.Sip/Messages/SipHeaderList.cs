namespace WorkDistribution.Sip.Messages;

/// <summary>Headers that may hold several values joined by commas (RFC 3261 section 7.3.1).</summary>
public static class SipHeaderList
{
    /// <summary>Splits at the commas that stand outside quoted strings and angle brackets. Empty elements are kept: whoever reads them refuses them.
    /// A value whose quotes do not end is one element.</summary>
    public static IEnumerable<string> Split(string value)
    {
        var rest = value;
        while (SipText.IndexOutside(rest, ',') is var comma and >= 0)
        {
            yield return SipText.Trim(rest.AsSpan(0, comma)).ToString();
            rest = rest[(comma + 1)..];
        }

        yield return SipText.Trim(rest).ToString();
    }

    /// <summary>The first element.</summary>
    public static string First(string value) => Split(value).First();
}
