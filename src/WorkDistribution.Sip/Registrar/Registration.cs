using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Registrar;

/// <summary>The rules of RFC 3261 section 10.3, steps 6 and 7, without clock, store and lock: bindings and a request give new bindings or a refusal,
/// all of the request or nothing of it.</summary>
internal static class Registration
{
    private const int LongestContact = 1_024;
    private const int LongestUserAgent = 256;

    /// <summary>Applies a REGISTER.</summary>
    /// <param name="addressOfRecord">Whose bindings.</param>
    /// <param name="current">The bindings now, latest first; lapsed ones are passed over.</param>
    /// <param name="request">The request.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">Limits.</param>
    public static RegistrationOutcome Apply(
        string addressOfRecord, ImmutableArray<Binding> current, SipRequest request, SipDestination source, DateTimeOffset now, RegistrarOptions options)
    {
        var live = current.RemoveAll(b => b.ExpiresAt <= now);
        var contacts = request.Headers.List("Contact").ToImmutableArray();
        if (contacts.IsEmpty)
        {
            return new RegistrationOutcome.Accepted(live, false);
        }

        if (request.Headers.CallId() is not { } callId || request.Headers.CSeq() is not { } cseq)
        {
            return RegistrationOutcome.Refuse(400);
        }

        if (contacts.Contains("*"))
        {
            return RemoveAll(live, contacts, request, callId, cseq.Number);
        }

        var result = live;
        var added = ImmutableArray.CreateBuilder<Binding>(contacts.Length);
        foreach (var text in contacts)
        {
            if (!NameAddress.TryParse(text, out var contact) || !contact.Uri.IsSip || text.Length > LongestContact || !TryReadPreference(contact, out var preference))
            {
                return RegistrationOutcome.Refuse(400, "Bad Request (Contact)");
            }

            var asked = Asked(contact, request, options);
            if (asked > TimeSpan.Zero && asked < options.MinExpires)
            {
                return RegistrationOutcome.Refuse(423, null, new SipHeader("Min-Expires", Seconds(options.MinExpires)));
            }

            if (live.FirstOrDefault(b => b.Contact.Matches(contact.Uri)) is { } known)
            {
                if (IsOutOfOrder(known, callId, cseq.Number))
                {
                    return RegistrationOutcome.Refuse(500, "CSeq Out Of Order");
                }

                result = result.Remove(known);
            }

            // The same contact twice in one request: the later one counts.
            added.RemoveAll(b => b.Contact.Matches(contact.Uri));
            if (asked > TimeSpan.Zero)
            {
                added.Add(new Binding
                {
                    AddressOfRecord = addressOfRecord,
                    Contact = contact.Uri,
                    Source = source,
                    CallId = callId,
                    CSeq = cseq.Number,
                    UserAgent = Describe(contact, request),
                    Preference = preference,
                    ExpiresAt = now + (asked < options.MaxExpires ? asked : options.MaxExpires),
                });
            }
        }

        return added.Count > options.MaxBindings
            ? RegistrationOutcome.Refuse(403, "Too Many Contacts")
            : new RegistrationOutcome.Accepted([.. added.Concat(result).Take(options.MaxBindings)], true);
    }

    private static RegistrationOutcome RemoveAll(ImmutableArray<Binding> live, ImmutableArray<string> contacts, SipRequest request, string callId, uint cseq)
    {
        if (contacts.Length != 1 || request.Headers.Expires() != 0)
        {
            return RegistrationOutcome.Refuse(400, "Bad Request (Contact)");
        }

        return live.Any(b => IsOutOfOrder(b, callId, cseq))
            ? RegistrationOutcome.Refuse(500, "CSeq Out Of Order")
            : new RegistrationOutcome.Accepted([], true);
    }

    /// <summary>Step 7: within one Call-ID the CSeq must grow; another Call-ID is a phone that started anew.</summary>
    private static bool IsOutOfOrder(Binding known, string callId, uint cseq) => known.CallId == callId && cseq <= known.CSeq;

    /// <summary>The contact's own expires, else the request's, else the default. A malformed one is as if absent (sections 10.2.1.1 and 20.10).</summary>
    private static TimeSpan Asked(NameAddress contact, SipRequest request, RegistrarOptions options)
    {
        if (contact.Parameter("expires") is { } own)
        {
            return SipNumber.TryParseClamped(own, out var seconds) ? TimeSpan.FromSeconds(seconds) : options.DefaultExpires;
        }

        return request.Headers.Expires() is { } common ? TimeSpan.FromSeconds(common) : options.DefaultExpires;
    }

    private static bool TryReadPreference(NameAddress contact, out int preference)
    {
        preference = 1_000;
        if (contact.Parameter("q") is not { } text)
        {
            return true;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) || q is < 0 or > 1)
        {
            return false;
        }

        preference = (int)(q * 1_000);
        return true;
    }

    private static string Describe(NameAddress contact, SipRequest request)
    {
        var text = request.Headers.Get("User-Agent") ?? SipText.Unquote(contact.Parameter("+sip.instance") ?? "");
        return text.Length <= LongestUserAgent ? text : text[..LongestUserAgent];
    }

    public static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
