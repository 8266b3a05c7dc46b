using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Told what happens in one INVITE session. Calls come in order, one at a time per session, on the SIP stack's threads: post to a mailbox and return.</summary>
public interface IInviteSessionObserver
{
    /// <summary>Outgoing: a provisional answer (101 to 199). The body is an early SDP answer where there is one.</summary>
    void OnProgress(SipResponse response);

    /// <summary>Outgoing: 2xx. The ACK has been sent. Only the first fork's 2xx comes here; others are answered with ACK and BYE.</summary>
    void OnAnswered(SipResponse response);

    /// <summary>Incoming: the ACK to our 2xx has come; its body is the SDP answer when the INVITE had no offer.</summary>
    void OnConfirmed(SipRequest ack);

    /// <summary>The far end offers a new session description (re-INVITE or UPDATE). Answer with <see cref="IInviteSession.AnswerOffer"/> or <see cref="IInviteSession.RejectOffer"/>.
    /// An empty body asks for our offer: answer with one.</summary>
    void OnOffer(ReadOnlyMemory<byte> body);

    /// <summary>Our <see cref="IInviteSession.Offer"/> has ended: 2xx with the answer's body, or another status and an empty body.</summary>
    void OnOfferAnswered(int status, ReadOnlyMemory<byte> body);

    /// <summary>An INFO request came; it has been answered 200.</summary>
    void OnInfo(string contentType, ReadOnlyMemory<byte> body);

    /// <summary>The far end wants the one it talks with to be connected elsewhere (REFER). It must be answered.</summary>
    void OnRefer(IReferRequest refer);

    /// <summary>Our <see cref="IInviteSession.Refer"/> was answered; after a 2xx it is told how it goes.</summary>
    void OnReferAnswered(int status);

    /// <summary>How what we asked for by <see cref="IInviteSession.Refer"/> goes.</summary>
    /// <param name="status">The status of the far end's new call; null when it tells no more without having said one.</param>
    /// <param name="isOver">Nothing more will be told.</param>
    void OnReferNotified(int? status, bool isOver);

    /// <summary>The session is over. Last call, exactly once.</summary>
    void OnEnded(SessionEnd end);
}
