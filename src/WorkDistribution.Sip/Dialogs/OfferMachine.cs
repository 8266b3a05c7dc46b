using static WorkDistribution.Sip.Dialogs.OfferEffects;
using static WorkDistribution.Sip.Dialogs.OfferInput;
using static WorkDistribution.Sip.Dialogs.OfferState;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>One offer at a time in a session (RFC 3261 section 14, RFC 3311). Pure. An incoming session begins in
/// <see cref="RemotePending"/>, an outgoing one in <see cref="LocalPending"/>: the INVITE itself is the first offer.</summary>
internal static class OfferMachine
{
    /// <summary>The next state and what to do.</summary>
    public static (OfferState State, OfferEffects Effects) Step(OfferState state, OfferInput input) => (state, input) switch
    {
        (Idle, LocalOffer) => (LocalPending, SendOffer),
        (_, LocalOffer) => (state, Keep),
        (LocalPending, LocalDone) => (Idle, SendKept),
        (LocalPending, LocalGlare) => (GlareWait, StartGlareTimer),
        (GlareWait, GlareTimer) => (Idle, SendKept),
        (LocalPending, RemoteOffer) => (LocalPending, RefuseGlare),
        (RemotePending or AwaitingAck, RemoteOffer) => (state, RefuseOverlap),
        (Idle or GlareWait, RemoteOffer) => (RemotePending, TellOffer),
        (RemotePending, AnswerInvite) => (AwaitingAck, SendAnswer),
        (RemotePending, AnswerUpdate) => (Idle, SendAnswer | SendKept),
        (RemotePending, Refuse) => (Idle, SendRefusal | SendKept),
        (RemotePending, RemoteCancel) => (Idle, SendTerminated | SendKept),
        (AwaitingAck, OfferInput.Ack) => (Idle, SendKept),
        _ => (state, None),
    };
}
