namespace WorkDistribution.Sip.Messages;

/// <summary>Checks a parsed response. There is nobody to complain to: one that fails is dropped and counted.</summary>
public static class SipResponseValidator
{
    /// <summary>Whether a client that sent the request itself may use the response: everything that matches it to a request is there once and well-formed,
    /// and it has exactly one Via (RFC 3261 section 8.1.3.3: with more it went astray).</summary>
    public static bool IsUsable(SipResponse response)
    {
        var headers = response.Headers;
        return headers.TopVia()?.Branch is not null
            && headers.List("Via").Take(2).Count() == 1
            && headers.From() is not null
            && headers.To() is not null
            && headers.CallId() is not null
            && headers.CSeq() is not null
            && headers.CountOf("From") == 1
            && headers.CountOf("To") == 1
            && headers.CountOf("Call-ID") == 1
            && headers.CountOf("CSeq") == 1;
    }
}
