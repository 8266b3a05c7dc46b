namespace WorkDistribution.Sip.Messages;

/// <summary>Headers that may hold several values joined by commas (RFC 3261 section 7.3.1).</summary>
public static class SipHeaderList
{
    /// <summary>Splits at the commas that stand outside quoted strings and angle brackets. Empty elements are kept: whoever reads them refuses them.
    /// A value whose quotes do not end is one element.</summary>
    public static IEnumerable<string> Split(string value)
    {
        var start = 0;
        while (SipText.IndexOutside(value.AsSpan(start), ',') is var comma and >= 0)
        {
            yield return SipText.Trim(value.AsSpan(start, comma)).ToString();
            start += comma + 1;
        }

        yield return SipText.Trim(value.AsSpan(start)).ToString();
    }

    /// <summary>The first element.</summary>
    public static string First(string value) => Split(value).First();
}
