using static WorkDistribution.Sip.Dialogs.SessionEndReason;
using static WorkDistribution.Sip.Dialogs.UacEffects;
using static WorkDistribution.Sip.Dialogs.UacInput;
using static WorkDistribution.Sip.Dialogs.UacState;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The course of an outgoing INVITE session (RFC 3261 sections 9.1, 13.2 and 15). Pure.</summary>
internal static class UacMachine
{
    /// <summary>The next state, what to do, and why it ended if it did.</summary>
    public static (UacState State, UacEffects Effects, SessionEndReason? Reason) Step(UacState state, UacInput input) => (state, input) switch
    {
        (Resolving, Sent) => (Calling, None, null),
        (Resolving, End) => (Ended, TellEnded, LocalCancel),
        (Calling or Early, Sent) => (Calling, None, null),
        (Calling or Early, Provisional) => (Early, TellProgress, null),
        (Calling or Early, Success) => (Confirmed, SendAck | TellAnswered, null),
        (Calling or Early, Failure) => (Ended, TellEnded, RemoteReject),
        (Calling or Early, NoAnswer) => (Ended, TellEnded, SessionEndReason.Timeout),
        (Resolving or Calling or Early, Unreachable) => (Ended, TellEnded, TransportFailure),
        (Calling, End) => (CancelWaiting, TellEnded, LocalCancel),
        (Early, End) => (Cancelling, SendCancel | TellEnded, LocalCancel),
        (Early, Bye) => (Cancelling, SendCancel | TellEnded, RemoteBye),
        (CancelWaiting, Provisional) => (Cancelling, SendCancel, null),
        (CancelWaiting or Cancelling, Success) => (Ended, SendAck | SendBye, null),
        (CancelWaiting or Cancelling, Failure or NoAnswer or Unreachable) => (Ended, None, null),
        (Cancelling, CancelExpired) => (Ended, AbandonInvite, null),
        (Confirmed, End) => (Ended, SendBye | TellEnded, LocalBye),
        (Confirmed, Lost) => (Ended, SendBye | TellEnded, SessionEndReason.Timeout),
        (Confirmed, Bye) => (Ended, TellEnded, RemoteBye),
        _ => (state, None, null),
    };
}
