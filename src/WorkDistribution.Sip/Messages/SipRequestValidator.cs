using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>Checks that a parsed request means something, in the order of RFC 3261 section 8.2: syntax of what everybody relies on (400),
/// method (405), Request-URI (416), required extensions (420), body (415, 406).</summary>
/// <remarks>An ACK is never answered: one that fails is dropped. Max-Forwards 0 is in order: only who forwards refuses it (section 16.3), and
/// this server is where requests end.</remarks>
public static class SipRequestValidator
{
    private static readonly ImmutableArray<string> Single =
    [
        "From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Type", "Expires", "Min-Expires", "Subject", "Date", "Timestamp", "Event", "Refer-To",
    ];

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="capabilities">What is served; null checks the syntax only.</param>
    public static SipRequestCheck Check(SipRequest request, SipCapabilities? capabilities = null)
    {
        var check = CheckSyntax(request);
        return check.IsOk && capabilities is not null ? CheckAbilities(request, capabilities) : check;
    }

    private static SipRequestCheck CheckSyntax(SipRequest request)
    {
        var headers = request.Headers;
        foreach (var name in Single)
        {
            if (headers.CountOf(name) > 1)
            {
                return SipRequestCheck.Malformed($"more than one {name}");
            }
        }

        if (headers.Get("Via") is null || headers.TopVia() is not { } via || headers.List("Via").Any(static v => !ViaHeader.TryParse(v, out _)))
        {
            return SipRequestCheck.Malformed("Via");
        }

        if (via.Branch is { } branch && branch.StartsWith(ViaHeader.MagicCookie, StringComparison.OrdinalIgnoreCase) && !via.HasRfc3261Branch)
        {
            return SipRequestCheck.Malformed("empty branch");
        }

        if (headers.From() is null)
        {
            return SipRequestCheck.Malformed("From");
        }

        if (headers.To() is not { } to || (request.Method == SipMethods.Register && !to.Uri.IsSip))
        {
            return SipRequestCheck.Malformed("To");
        }

        if (headers.CallId() is null)
        {
            return SipRequestCheck.Malformed("Call-ID");
        }

        if (headers.CSeq() is not { } cseq || cseq.Method != request.Method)
        {
            return SipRequestCheck.Malformed("CSeq");
        }

        if (headers.Get("Max-Forwards") is not null && headers.MaxForwards() is null)
        {
            return SipRequestCheck.Malformed("Max-Forwards");
        }

        if (request.RequestUri.UriHeaders.Length > 0 || (request.RequestUri.IsSip && request.RequestUri.Parameter("method") is not null))
        {
            return SipRequestCheck.Malformed("Request-URI");
        }

        return CheckAddresses(request);
    }

    private static SipRequestCheck CheckAddresses(SipRequest request)
    {
        foreach (var name in (ReadOnlySpan<string>)["Contact", "Route", "Record-Route"])
        {
            foreach (var value in request.Headers.List(name))
            {
                var star = value == "*" && name == "Contact" && request.Method == SipMethods.Register;
                if (!star && !NameAddress.TryParse(value, out _))
                {
                    return SipRequestCheck.Malformed(name);
                }
            }
        }

        return request.Method == SipMethods.Invite && request.Headers.CountOf("Contact") > 1 ? SipRequestCheck.Malformed("more than one Contact") : SipRequestCheck.Ok;
    }

    private static SipRequestCheck CheckAbilities(SipRequest request, SipCapabilities capabilities)
    {
        if (!capabilities.Methods.IsDefaultOrEmpty && !capabilities.Methods.Contains(request.Method))
        {
            return new(405, SipReasonPhrases.For(405), [new("Allow", string.Join(", ", capabilities.Methods))]);
        }

        if (request.RequestUri.Scheme is not ("sip" or "sips" or "tel"))
        {
            return new(416, SipReasonPhrases.For(416), []);
        }

        // Section 8.2.2.3: not in an ACK for a non-2xx and not in a CANCEL.
        if (!capabilities.Extensions.IsDefault && request.Method is not (SipMethods.Ack or SipMethods.Cancel))
        {
            var unsupported = request.Headers.List("Require").Where(e => !capabilities.Extensions.Contains(e, StringComparer.OrdinalIgnoreCase)).ToList();
            if (unsupported.Count > 0)
            {
                return new(420, SipReasonPhrases.For(420), [new("Unsupported", string.Join(", ", unsupported))]);
            }
        }

        return request.Method == SipMethods.Invite && !capabilities.BodyTypes.IsDefaultOrEmpty ? CheckBody(request, capabilities.BodyTypes) : SipRequestCheck.Ok;
    }

    private static SipRequestCheck CheckBody(SipRequest request, ImmutableArray<string> types)
    {
        if (request.Body.Length > 0 && request.Headers.MediaType() is { } type && !types.Contains(type))
        {
            return new(415, SipReasonPhrases.For(415), [new("Accept", string.Join(", ", types))]);
        }

        if (request.Headers.Get("Content-Encoding") is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return new(415, SipReasonPhrases.For(415), [new("Accept-Encoding", "identity")]);
        }

        var accepted = request.Headers.List("Accept").Select(static a => a.Split(';')[0].Trim().ToLowerInvariant()).Where(static a => a.Length > 0).ToList();
        var acceptable = accepted.Count == 0 || accepted.Exists(a => a == "*/*" || types.Any(t => a == t || a == string.Concat(t.AsSpan(0, t.IndexOf('/') + 1), "*")));
        return acceptable ? SipRequestCheck.Ok : new(406, SipReasonPhrases.For(406), [new("Accept", string.Join(", ", types))]);
    }
}
