using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The ACK that an INVITE client transaction itself sends for 3xx to 6xx (RFC 3261 section 17.1.1.3), and the CANCEL (section 9.1): both repeat
/// what identifies the INVITE.</summary>
internal static class FailureAck
{
    /// <summary>The ACK: the INVITE's Request-URI, top Via, From, Call-ID, Route and CSeq number; the response's To.</summary>
    public static SipRequest Make(SipRequest invite, SipResponse response) => Repeat(invite, SipMethods.Ack, response.Headers.Get("To"));

    /// <summary>The CANCEL of an INVITE as it was sent.</summary>
    /// <param name="invite">With our Via.</param>
    /// <param name="reason">Value of a Reason header (RFC 3326); null for none.</param>
    public static SipRequest MakeCancel(SipRequest invite, string? reason)
    {
        var cancel = Repeat(invite, SipMethods.Cancel, invite.Headers.Get("To"));
        return reason is null ? cancel : new SipRequest(cancel.Method, cancel.RequestUri, cancel.Headers.With("Reason", reason), default);
    }

    private static SipRequest Repeat(SipRequest invite, string method, string? to)
    {
        var headers = ImmutableArray.CreateBuilder<SipHeader>(10);
        var viaTaken = false;
        foreach (var header in invite.Headers)
        {
            switch (header.Name)
            {
                case "Via" when !viaTaken:
                    viaTaken = true;
                    headers.Add(header);
                    break;
                case "From" or "Call-ID" or "Route" or "Max-Forwards":
                    headers.Add(header);
                    break;
                case "To":
                    headers.Add(header with { Value = to ?? header.Value });
                    break;
                case "CSeq":
                    headers.Add(header with { Value = string.Concat(header.Value.AsSpan(0, header.Value.IndexOf(' ', StringComparison.Ordinal)), " ", method) });
                    break;
                case "Authorization" or "Proxy-Authorization" when method == SipMethods.Ack:
                    headers.Add(header);
                    break;
            }
        }

        return new SipRequest(method, invite.RequestUri, new SipHeaders(headers.ToImmutable()), default);
    }
}
