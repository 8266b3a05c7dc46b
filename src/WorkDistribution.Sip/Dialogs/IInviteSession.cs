using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>One INVITE session (a call leg), from its first message to its end; either side. All methods are safe from any thread, return at once
/// and do nothing when the state no longer allows them (the far end may have gone at any moment).</summary>
public interface IInviteSession
{
    /// <summary>The Call-ID header.</summary>
    string CallId { get; }

    /// <summary>true when the far end sent the INVITE.</summary>
    bool IsIncoming { get; }

    /// <summary>The INVITE that started it (as received, or as first sent).</summary>
    SipRequest Invite { get; }

    /// <summary>Where the INVITE came from or went to; null before an outgoing one was resolved.</summary>
    IPEndPoint? RemoteEndPoint { get; }

    /// <summary>Who the caller proved to be; null for outgoing sessions and for those let in without credentials.</summary>
    SipIdentity? Identity { get; }

    /// <summary>What the access policy attached when it let an incoming INVITE in; null otherwise.</summary>
    object? AccessTag { get; }

    /// <summary>Incoming, before the final answer: 180 Ringing.</summary>
    void Ring();

    /// <summary>Incoming, before the final answer: 183 Session Progress with a body (early media).</summary>
    void Progress(ReadOnlyMemory<byte> body);

    /// <summary>Incoming: 200 OK with the SDP answer (or offer, when the INVITE had none). Retransmitted until the ACK comes.</summary>
    void Accept(ReadOnlyMemory<byte> body);

    /// <summary>Incoming: a final refusal, 300 to 699.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="reason">The phrase; null takes the RFC's.</param>
    /// <param name="headers">Further headers such as Retry-After.</param>
    void Reject(int status, string? reason = null, ImmutableArray<SipHeader> headers = default);

    /// <summary>Ends the session whatever its state: BYE when confirmed, CANCEL for an outgoing one not yet answered, 480 for an incoming one not yet answered.</summary>
    /// <param name="reason">Value of a Reason header (RFC 3326); null for none.</param>
    void End(string? reason = null);

    /// <summary>Confirmed: offers a new session description by re-INVITE; the answer comes as <see cref="IInviteSessionObserver.OnOfferAnswered"/>. Glare (491) is retried here.</summary>
    void Offer(ReadOnlyMemory<byte> body);

    /// <summary>Answers the far end's <see cref="IInviteSessionObserver.OnOffer"/>.</summary>
    void AnswerOffer(ReadOnlyMemory<byte> body);

    /// <summary>Refuses the far end's offer (488 by default); the session goes on as it was.</summary>
    void RejectOffer(int status = 488);

    /// <summary>Confirmed: sends a REFER (RFC 3515); what becomes of it comes as <see cref="IInviteSessionObserver.OnReferAnswered"/> and <see cref="IInviteSessionObserver.OnReferNotified"/>.
    /// One at a time: a further one is answered 491 here.</summary>
    void Refer(OutgoingRefer refer);

    /// <summary>Its dialog as the far end knows it, for a Refer-To of another session (RFC 3891 section 3); null while there is none.</summary>
    ReplacesHeader? NamedForPeer { get; }

    /// <summary>Whether a Replaces header that was sent to us names this session's dialog (RFC 3891).</summary>
    bool IsDialog(ReplacesHeader named);

    /// <summary>Confirmed: sends an INFO request; its outcome is only logged.</summary>
    void SendInfo(string contentType, ReadOnlyMemory<byte> body);
}
