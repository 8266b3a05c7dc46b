using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.Sip.Messages;

/// <summary>Answers requests that could not be read (RFC 4475 asks 400 for most of them), as far as they can be answered at all.</summary>
public static class SipRefusal
{
    private static readonly SipUri NoUri = new() { Host = "invalid" };

    /// <summary>Makes the answer to bytes that <see cref="SipParser"/> refused. It is stateless and no longer than the request's own headers.</summary>
    /// <param name="datagram">The bytes.</param>
    /// <param name="limits">The limits it was read with.</param>
    /// <param name="error">What the parser said.</param>
    /// <param name="request">The request as far as it was read; its Request-URI is <c>sip:invalid</c> and it has no body. For its Via, to know where the answer goes.</param>
    /// <param name="refusal">400, 505 or 513.</param>
    /// <returns>false for a response, an ACK, a keep-alive, and a request without a Via that says where to answer, or without Call-ID or CSeq.</returns>
    public static bool TryCreate(
        ReadOnlySpan<byte> datagram,
        SipParserLimits limits,
        SipParseError error,
        [NotNullWhen(true)] out SipRequest? request,
        [NotNullWhen(true)] out SipResponse? refusal)
    {
        request = null;
        refusal = null;
        var start = SipFieldReader.SkipLeadingLineEnds(datagram);
        var reader = new SipFieldReader(datagram, limits, start);
        if (error.Reason is SipParseErrorReason.None or SipParseErrorReason.Empty
            || start == datagram.Length
            || !reader.TryReadStartLine(out var line)
            || !SipStartLine.TryReadMethod(line, out var method)
            || method == SipMethods.Ack)
        {
            return false;
        }

        // Fields before an error are enough when they hold what an answer needs.
        SipParser.TryReadHeaders(ref reader, out var headers, out _, out _);
        if (headers.TopVia() is null || headers.CallId() is null || headers.Get("CSeq") is null)
        {
            return false;
        }

        var status = error.Reason switch
        {
            SipParseErrorReason.UnsupportedVersion => 505,
            SipParseErrorReason.MessageTooLong => 513,
            _ => 400,
        };

        request = new SipRequest(method, NoUri, headers, default);
        refusal = SipResponses.Create(request, status, status == 400 ? $"Bad Request ({error.Reason})" : null);
        return true;
    }
}
