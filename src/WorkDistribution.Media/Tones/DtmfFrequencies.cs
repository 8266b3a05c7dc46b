namespace WorkDistribution.Media.Tones;

/// <summary>The keypad of ITU-T Q.23: one low and one high tone a key.</summary>
internal static class DtmfFrequencies
{
    /// <summary>Keys, row by row.</summary>
    internal const string Keys = "123A456B789C*0#D";

    /// <summary>The four low tones in hertz.</summary>
    internal static ReadOnlySpan<double> Rows => [697, 770, 852, 941];

    /// <summary>The four high tones in hertz.</summary>
    internal static ReadOnlySpan<double> Columns => [1209, 1336, 1477, 1633];

    /// <summary>The two tones of a key.</summary>
    /// <param name="key">0-9 * # A-D, small letters too.</param>
    /// <param name="low">Low tone in hertz.</param>
    /// <param name="high">High tone in hertz.</param>
    /// <returns>false when it is no key.</returns>
    internal static bool TryGet(char key, out double low, out double high)
    {
        var index = Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);
        low = index < 0 ? 0 : Rows[index / 4];
        high = index < 0 ? 0 : Columns[index % 4];
        return index >= 0;
    }
}
