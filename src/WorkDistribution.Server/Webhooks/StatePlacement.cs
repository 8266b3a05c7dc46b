using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Puts the parameters of a request where its address wants them, and says which of them the signature has to cover beside the URL. Pure.</summary>
/// <param name="Url">The address, with those that go in the query.</param>
/// <param name="Body">Those in the form body.</param>
/// <param name="Signed">Those that the signature covers beside the URL: of the body, or, where neither body nor query has them, of headers and cookies.</param>
/// <param name="Headers">Header lines.</param>
/// <param name="Cookies">Cookies; empty for none.</param>
internal sealed record StatePlacement(
    WebhookUrl Url,
    ImmutableArray<KeyValuePair<string, string>> Body,
    ImmutableArray<KeyValuePair<string, string>> Signed,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    string Cookies)
{
    /// <summary>What header names begin with.</summary>
    public const string HeaderPrefix = "X-WorkDistribution-";

    /// <summary>Works it out for one request.</summary>
    public static StatePlacement Of(WebhookUrl url, WebhookMethod method, ImmutableArray<KeyValuePair<string, string>> parameters)
    {
        var places = url.Overrides.State;
        if (places == StatePlaces.ByMethod)
        {
            places = method == WebhookMethod.Get ? StatePlaces.Query : StatePlaces.Body;
        }

        if (method == WebhookMethod.Get && places.HasFlag(StatePlaces.Body))
        {
            // A GET has no body: what belongs there goes in the query.
            places = (places & ~StatePlaces.Body) | StatePlaces.Query;
        }

        var inBody = places.HasFlag(StatePlaces.Body);
        return new StatePlacement(
            places.HasFlag(StatePlaces.Query) ? url.WithQuery(FormText.Encode(parameters)) : url,
            inBody ? parameters : [],
            inBody || !places.HasFlag(StatePlaces.Query) ? parameters : [],
            places.HasFlag(StatePlaces.Headers) ? [.. parameters.Select(p => KeyValuePair.Create(HeaderPrefix + p.Key, Escape(p.Value)))] : [],
            places.HasFlag(StatePlaces.Cookies) ? string.Join("; ", parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")) : "");
    }

    /// <summary>Without state: what follows a redirect that does not repeat the request.</summary>
    public static StatePlacement None(WebhookUrl url) => new(url, [], [], [], "");

    /// <summary>Visible ASCII and spaces stay; the percent sign and all else is percent-encoded.</summary>
    private static string Escape(string value)
    {
        if (value.All(c => c is >= ' ' and <= '~' and not '%'))
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            if (b is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return text.ToString();
    }
}
