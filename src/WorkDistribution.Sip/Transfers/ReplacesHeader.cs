using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.Sip.Transfers;

/// <summary>The Replaces header (RFC 3891): a dialog as the one who is asked sees it.</summary>
/// <param name="CallId">Its Call-ID.</param>
/// <param name="ToTag">The tag of the one who is asked.</param>
/// <param name="FromTag">The tag of the other side.</param>
public sealed record ReplacesHeader(string CallId, string ToTag, string FromTag)
{
    private const int LongestValue = 1024;

    /// <summary>Reads a header's value.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ReplacesHeader? replaces)
    {
        replaces = null;
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var callId = parts[0];
        string? to = null, from = null;
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals].TrimEnd();
            var value = equals < 0 ? "" : part[(equals + 1)..].TrimStart();
            if (name.Equals("to-tag", StringComparison.OrdinalIgnoreCase))
            {
                to = value;
            }
            else if (name.Equals("from-tag", StringComparison.OrdinalIgnoreCase))
            {
                from = value;
            }
        }

        if (text.Length > LongestValue || callId.Length == 0 || to is not { Length: > 0 } || from is not { Length: > 0 })
        {
            return false;
        }

        replaces = new ReplacesHeader(callId, to, from);
        return true;
    }

    /// <summary>Finds it among the headers of a Refer-To URI, where it stands escaped.</summary>
    /// <param name="uriHeaders">What stands behind '?'.</param>
    /// <returns>null when it is not there or cannot be read.</returns>
    public static ReplacesHeader? InUri(string uriHeaders)
    {
        foreach (var pair in uriHeaders.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && pair.AsSpan(0, equals).Equals("Replaces", StringComparison.OrdinalIgnoreCase))
            {
                return TryParse(Uri.UnescapeDataString(pair[(equals + 1)..]), out var replaces) ? replaces : null;
            }
        }

        return null;
    }

    /// <summary>As it stands in a header.</summary>
    public override string ToString() => $"{CallId};to-tag={ToTag};from-tag={FromTag}";
}
