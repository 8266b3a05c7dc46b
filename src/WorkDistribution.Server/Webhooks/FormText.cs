using System.Collections.Immutable;
using System.Text;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Writes parameters as application/x-www-form-urlencoded. Repeated names stay repeated, in order.</summary>
internal static class FormText
{
    /// <summary>Encodes; a space becomes %20, which every reader of forms and queries takes.</summary>
    public static string Encode(ImmutableArray<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
