using System.Globalization;

namespace WorkDistribution.Sip.Messages;

/// <summary>Digits of the wire: no sign, no white space, any number of leading zeros.</summary>
internal static class SipNumber
{
    public static bool TryParse(ReadOnlySpan<byte> digits, out uint value)
    {
        ulong sum = 0;
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9' || (sum = (sum * 10) + (uint)(digit - '0')) > uint.MaxValue)
            {
                return false;
            }
        }

        value = (uint)sum;
        return !digits.IsEmpty;
    }

    public static bool TryParse(ReadOnlySpan<char> digits, out uint value) =>
        uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads digits of any length; what does not fit is the largest number.</summary>
    public static bool TryParseClamped(ReadOnlySpan<char> digits, out uint value)
    {
        if (TryParse(digits, out value))
        {
            return true;
        }

        value = uint.MaxValue;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
