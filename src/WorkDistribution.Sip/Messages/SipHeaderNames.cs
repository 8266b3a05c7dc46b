using System.Collections.Frozen;

namespace WorkDistribution.Sip.Messages;

/// <summary>Header names in the spelling of the RFCs, and their compact forms (RFC 3261 section 7.3.3 and the IANA registry).</summary>
public static class SipHeaderNames
{
    private const int LongestKnown = 32;

    private static readonly FrozenDictionary<string, string> Known = BuildKnown();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> KnownBySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The canonical name of what was written: compact forms expanded, known names in the RFC's case, others as they are.</summary>
    /// <param name="written">ASCII letters of the name; must be a token.</param>
    public static string Canonical(ReadOnlySpan<byte> written)
    {
        if (written.Length <= LongestKnown)
        {
            Span<char> text = stackalloc char[written.Length];
            for (var i = 0; i < written.Length; i++)
            {
                text[i] = (char)written[i];
            }

            if (KnownBySpan.TryGetValue(text, out var known))
            {
                return known;
            }
        }

        return System.Text.Encoding.ASCII.GetString(written);
    }

    /// <summary>The canonical name of what was written: compact forms expanded, known names in the RFC's case, others as they are.</summary>
    public static string Canonical(string written) => Known.GetValueOrDefault(written, written);

    private static FrozenDictionary<string, string> BuildKnown()
    {
        string[] names =
        [
            "Accept", "Accept-Contact", "Accept-Encoding", "Accept-Language", "Alert-Info", "Allow", "Allow-Events", "Authentication-Info", "Authorization",
            "Call-ID", "Call-Info", "Contact", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Type", "CSeq",
            "Date", "Diversion", "Error-Info", "Event", "Expires", "From", "History-Info", "Identity", "In-Reply-To", "Info-Package", "Join", "Max-Forwards",
            "MIME-Version", "Min-Expires", "Min-SE", "Organization", "P-Asserted-Identity", "P-Preferred-Identity", "Path", "Priority", "Privacy",
            "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Require", "RAck", "Reason", "Record-Route", "Recv-Info", "Refer-To", "Referred-By",
            "Reject-Contact", "Remote-Party-ID", "Replaces", "Reply-To", "Request-Disposition", "Require", "Retry-After", "Route", "RSeq", "Server",
            "Service-Route", "Session-Expires", "SIP-ETag", "SIP-If-Match", "Subject", "Subscription-State", "Supported", "Timestamp", "To", "Unsupported",
            "User-Agent", "User-to-User", "Via", "Warning", "WWW-Authenticate",
        ];

        var known = names.ToDictionary(n => n, n => n, StringComparer.OrdinalIgnoreCase);
        foreach (var (compact, full) in new (string Compact, string Full)[]
        {
            ("a", "Accept-Contact"), ("b", "Referred-By"), ("c", "Content-Type"), ("d", "Request-Disposition"), ("e", "Content-Encoding"), ("f", "From"),
            ("i", "Call-ID"), ("j", "Reject-Contact"), ("k", "Supported"), ("l", "Content-Length"), ("m", "Contact"), ("n", "Identity-Info"),
            ("o", "Event"), ("r", "Refer-To"), ("s", "Subject"), ("t", "To"), ("u", "Allow-Events"), ("v", "Via"), ("x", "Session-Expires"), ("y", "Identity"),
        })
        {
            known[compact] = full;
        }

        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
