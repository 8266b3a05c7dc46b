using System.Buffers.Binary;

namespace WorkDistribution.Media.Rtp;

/// <summary>The payload of a named telephone event (RFC 4733 section 2.3).</summary>
/// <remarks>
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |     event     |E|R| volume    |          duration             |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
/// <param name="Code">0 to 9 the digits, 10 *, 11 #, 12 to 15 A to D, 16 flash.</param>
/// <param name="IsEnd">Whether the key is up.</param>
/// <param name="Duration">Since the packet's timestamp, 8000 a second.</param>
internal readonly record struct TelephoneEvent(byte Code, bool IsEnd, ushort Duration)
{
    /// <summary>Bytes of one event.</summary>
    public const int Length = 4;

    private const string Digits = "0123456789*#ABCD";

    /// <summary>The key; null for events that are no key (flash, tones).</summary>
    public char? Digit => Code < Digits.Length ? Digits[Code] : null;

    /// <summary>The event code of a key.</summary>
    /// <returns>false when there is no such key.</returns>
    public static bool TryGetCode(char digit, out byte code)
    {
        var index = Digits.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
        code = (byte)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Reads a payload; of several events in one packet the first.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out TelephoneEvent value)
    {
        value = default;
        if (payload.Length < Length)
        {
            return false;
        }

        value = new TelephoneEvent(payload[0], (payload[1] & 0x80) != 0, BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    /// <summary>Writes the payload at -10 dBm0.</summary>
    public void Write(Span<byte> destination)
    {
        destination[0] = Code;
        destination[1] = (byte)((IsEnd ? 0x80 : 0) | 10);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], Duration);
    }
}
