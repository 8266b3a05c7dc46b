using System.Collections.Immutable;

namespace WorkDistribution.Sip.Messages;

/// <summary>Makes responses (RFC 3261 section 8.2.6).</summary>
public static class SipResponses
{
    /// <summary>A response to a request: Via (all, in order), From, To, Call-ID and CSeq are the request's; Record-Route too where the response makes a dialog
    /// (section 12.1.1), and Timestamp in a 100.</summary>
    /// <param name="request">The request answered.</param>
    /// <param name="status">100 to 699.</param>
    /// <param name="phrase">The phrase; null takes the RFC's.</param>
    /// <param name="toTag">Our tag, added to To when the request has none there; null adds none (100 Trying).</param>
    /// <param name="headers">Further headers in order, such as Contact and Content-Type.</param>
    /// <param name="body">The body.</param>
    public static SipResponse Create(
        SipRequest request,
        int status,
        string? phrase = null,
        string? toTag = null,
        ImmutableArray<SipHeader> headers = default,
        ReadOnlyMemory<byte> body = default)
    {
        var makesDialog = status is > 100 and < 300 && request.Method is SipMethods.Invite or SipMethods.Subscribe or SipMethods.Refer;
        var fields = ImmutableArray.CreateBuilder<SipHeader>(8 + (headers.IsDefault ? 0 : headers.Length));
        foreach (var field in request.Headers)
        {
            switch (field.Name)
            {
                case "Via" or "From" or "Call-ID" or "CSeq":
                case "Record-Route" when makesDialog:
                case "Timestamp" when status == 100:
                    fields.Add(field);
                    break;
                case "To":
                    fields.Add(field with { Value = WithTag(field.Value, toTag) });
                    break;
            }
        }

        if (!headers.IsDefault)
        {
            fields.AddRange(headers);
        }

        return new SipResponse(status, phrase ?? SipReasonPhrases.For(status), new SipHeaders(fields.DrainToImmutable()), body);
    }

    private static string WithTag(string to, string? tag) =>
        tag is { Length: > 0 } && NameAddress.TryParse(to, out var address) && address.Tag is null ? address.WithTag(tag).ToString() : to;
}
