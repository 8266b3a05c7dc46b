using System.Globalization;
using System.Text;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Sip: the URI as text or as a nested Uri, with nested Headers joined to it.</summary>
internal static class SipReader
{
    private const int LengthLimit = 1_024;

    /// <summary>The target; null when the URI cannot be called.</summary>
    public static SipTarget? Read(CheckedElement noun, ProblemList problems)
    {
        var uris = noun.Children.Where(c => c.Name == "Uri" && c.Text.Length > 0).OrderBy(Priority).ToList();
        if (uris.Count > 1)
        {
            problems.Warn(ErrorCatalogue.VerbNotSupported, "Sip: one Uri is called, that of the lowest priority value.", uris[1].Markup);
        }

        var source = uris.FirstOrDefault() ?? noun;
        if (!IsSipUri(source.Text))
        {
            problems.Skip(
                ErrorCatalogue.DialSipInvalid,
                $"Sip: \"{(source.Text.Length > 100 ? source.Text[..100] + "..." : source.Text)}\" is not a SIP address (sip:user@host); it is skipped.",
                source.Markup);
            return null;
        }

        return new SipTarget
        {
            Uri = WithHeaders(source.Text, noun, problems),
            Username = source.NonEmpty("username") ?? noun.NonEmpty("username"),
            Password = source.NonEmpty("password") ?? noun.NonEmpty("password"),
        };
    }

    private static int Priority(CheckedElement uri) =>
        int.TryParse(uri.String("priority"), NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? priority : int.MaxValue;

    /// <summary>Whether a text can be a SIP address.</summary>
    public static bool IsSipUri(string text)
    {
        var rest = text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(4)
            : text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(5)
            : default;
        var host = rest[(rest.LastIndexOf('@') + 1)..];
        return text.Length <= LengthLimit
            && !host.IsEmpty
            && (char.IsAsciiLetterOrDigit(host[0]) || host[0] == '[')
            && rest.IndexOfAnyInRange('\0', ' ') < 0
            && rest.IndexOfAny('<', '>', '"') < 0;
    }

    private static string WithHeaders(string uri, CheckedElement noun, ProblemList problems)
    {
        var result = new StringBuilder(uri);
        var separator = uri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var header in noun.Children.Where(c => c.Name == "Headers").SelectMany(c => c.Children))
        {
            if (header.NonEmpty("name")?.Trim() is not { Length: > 0 } name)
            {
                problems.Warn(ErrorCatalogue.AttributeInvalid, "Header: it has no name; it is skipped.", header.Markup);
                continue;
            }

            result.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(header.String("value") ?? ""));
            separator = '&';
        }

        return result.ToString();
    }
}
