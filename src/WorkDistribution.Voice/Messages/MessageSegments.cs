using System.Buffers;

namespace WorkDistribution.Voice.Messages;

/// <summary>In how many short messages a text is carried (3GPP TS 23.038 and 23.040). Pure.</summary>
/// <remarks>
/// <code>
/// alphabet   alone   in a chain (the header takes 6 octets)
/// GSM-7       160    153      of septets; the characters of the extension table take two, never parted
/// UCS-2        70     67      of 16-bit units; a pair of surrogates is never parted
/// </code>
/// One character outside of the GSM alphabet makes the whole text UCS-2.
/// </remarks>
public static class MessageSegments
{
    private const int GsmAlone = 160;
    private const int GsmChained = 153;
    private const int Ucs2Alone = 70;
    private const int Ucs2Chained = 67;

    private static readonly SearchValues<char> Gsm = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
        + GsmExtension);

    private const string GsmExtension = "\f^{}\\[~]|€";

    /// <summary>Counts; a text without characters is one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var isGsm = !text.ContainsAnyExcept(Gsm);
        var (alone, chained) = isGsm ? (GsmAlone, GsmChained) : (Ucs2Alone, Ucs2Chained);
        var total = 0;
        var segments = 1;
        var inSegment = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var width = 1;
            if (isGsm ? GsmExtension.Contains(text[i], StringComparison.Ordinal) : char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
            {
                width = 2;
            }

            total += width;
            if (inSegment + width > chained)
            {
                segments++;
                inSegment = 0;
            }

            inSegment += width;
            i += isGsm ? 0 : width - 1;
        }

        return total <= alone ? 1 : segments;
    }
}
