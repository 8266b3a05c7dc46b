using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>Headers read as what they mean. Each answers null (or an empty list) both for an absent and for a malformed header:
/// the validators have refused the malformed ones of a message before anybody relies on them.</summary>
public static class SipHeaderViews
{
    /// <summary>The From header.</summary>
    public static NameAddress? From(this SipHeaders headers) => Address(headers, "From");

    /// <summary>The To header.</summary>
    public static NameAddress? To(this SipHeaders headers) => Address(headers, "To");

    /// <summary>The Call-ID; null when absent or empty.</summary>
    public static string? CallId(this SipHeaders headers) => headers.Get("Call-ID") is { Length: > 0 } id ? id : null;

    /// <summary>The CSeq header.</summary>
    public static CSeq? CSeq(this SipHeaders headers) => headers.Get("CSeq") is { } text && Messages.CSeq.TryParse(text, out var cseq) ? cseq : null;

    /// <summary>The topmost Via: the first element of the first Via field.</summary>
    public static ViaHeader? TopVia(this SipHeaders headers) =>
        headers.Get("Via") is { } text && ViaHeader.TryParse(SipHeaderList.First(text), out var via) ? via : null;

    /// <summary>A copy whose topmost Via element is another; the rest of a comma-joined list stays. Added in front when there is no Via.</summary>
    public static SipHeaders WithTopVia(this SipHeaders headers, ViaHeader via)
    {
        if (headers.Get("Via") is not { } text)
        {
            return headers.WithFirst("Via", via.ToString());
        }

        var others = SipHeaderList.Split(text).Skip(1);
        return headers.WithFirst("Via", string.Join(", ", others.Prepend(via.ToString())));
    }

    /// <summary>All Via elements, topmost first; malformed ones are left out.</summary>
    public static ImmutableArray<ViaHeader> Vias(this SipHeaders headers) =>
        [.. headers.List("Via").Select(static v => ViaHeader.TryParse(v, out var via) ? via : null).OfType<ViaHeader>()];

    /// <summary>The elements of all fields of a name, split at commas. Not for headers that hold commas of their own (Date, Authorization).</summary>
    public static IEnumerable<string> List(this SipHeaders headers, string name) => headers.CountOf(name) switch
    {
        0 => [],
        1 => SipHeaderList.Split(headers.Get(name)!),
        _ => headers.GetAll(name).SelectMany(SipHeaderList.Split),
    };

    /// <summary>The first contact; null when there is none or it is "*".</summary>
    public static NameAddress? Contact(this SipHeaders headers) =>
        headers.Get("Contact") is { } text && NameAddress.TryParse(SipHeaderList.First(text), out var contact) ? contact : null;

    /// <summary>All contacts in order; "*" and malformed ones are left out.</summary>
    public static ImmutableArray<NameAddress> Contacts(this SipHeaders headers) => Addresses(headers, "Contact");

    /// <summary>The Route set of a request, first hop first.</summary>
    public static ImmutableArray<NameAddress> Routes(this SipHeaders headers) => Addresses(headers, "Route");

    /// <summary>The Record-Route elements in the order of the message.</summary>
    public static ImmutableArray<NameAddress> RecordRoutes(this SipHeaders headers) => Addresses(headers, "Record-Route");

    /// <summary>Max-Forwards.</summary>
    public static int? MaxForwards(this SipHeaders headers) =>
        headers.Get("Max-Forwards") is { } text && SipNumber.TryParse(text.AsSpan(), out var hops) && hops <= 255 ? (int)hops : null;

    /// <summary>Expires in seconds; a number beyond 2^32-1 is 2^32-1.</summary>
    public static uint? Expires(this SipHeaders headers) =>
        headers.Get("Expires") is { } text && SipNumber.TryParseClamped(text, out var seconds) ? seconds : null;

    /// <summary>Min-Expires in seconds.</summary>
    public static uint? MinExpires(this SipHeaders headers) =>
        headers.Get("Min-Expires") is { } text && SipNumber.TryParseClamped(text, out var seconds) ? seconds : null;

    /// <summary>Retry-After in seconds, without its comment and parameters.</summary>
    public static uint? RetryAfter(this SipHeaders headers)
    {
        if (headers.Get("Retry-After") is not { } text)
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return SipNumber.TryParseClamped(end < 0 ? text : text.AsSpan(0, end), out var seconds) ? seconds : null;
    }

    /// <summary>The media type of the body in lower case, without parameters; null when there is no Content-Type.</summary>
    public static string? MediaType(this SipHeaders headers)
    {
        if (headers.Get("Content-Type") is not { } text)
        {
            return null;
        }

        var end = text.IndexOf(';', StringComparison.Ordinal);
        return SipText.Trim(end < 0 ? text : text.AsSpan(0, end)).ToString().ToLowerInvariant();
    }

    /// <summary>Whether a list header holds a token, compared without case: <c>headers.Lists("Supported", "100rel")</c>.</summary>
    public static bool Lists(this SipHeaders headers, string name, string token) =>
        headers.List(name).Contains(token, StringComparer.OrdinalIgnoreCase);

    private static NameAddress? Address(SipHeaders headers, string name) =>
        headers.Get(name) is { } text && NameAddress.TryParse(text, out var address) ? address : null;

    private static ImmutableArray<NameAddress> Addresses(SipHeaders headers, string name) =>
        [.. headers.List(name).Select(static a => NameAddress.TryParse(a, out var address) ? address : null).OfType<NameAddress>()];
}
