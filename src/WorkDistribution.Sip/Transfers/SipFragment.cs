using System.Globalization;
using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transfers;

/// <summary>The body of a NOTIFY about a REFER: a status line (RFC 3420, message/sipfrag). Pure.</summary>
internal static class SipFragment
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "message/sipfrag";

    private const string Version = "SIP/2.0 ";

    /// <summary>The body that says a status.</summary>
    public static byte[] Write(int status) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}{status} {SipReasonPhrases.For(status)}\r\n"));

    /// <summary>The status that a body says; null when it says none.</summary>
    public static int? Read(ReadOnlySpan<byte> body)
    {
        const int Digits = 3;
        Span<char> start = stackalloc char[Version.Length + Digits];
        if (body.Length < start.Length)
        {
            return null;
        }

        Encoding.Latin1.GetChars(body[..start.Length], start);
        return start.StartsWith(Version, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(start[Version.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 100 and < 700
                ? status
                : null;
    }
}
