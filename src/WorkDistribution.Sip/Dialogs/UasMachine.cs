using static WorkDistribution.Sip.Dialogs.SessionEndReason;
using static WorkDistribution.Sip.Dialogs.UasEffects;
using static WorkDistribution.Sip.Dialogs.UasInput;
using static WorkDistribution.Sip.Dialogs.UasState;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The course of an incoming INVITE session (RFC 3261 sections 9.2, 13.3 and 15). Pure.</summary>
internal static class UasMachine
{
    /// <summary>The next state, what to do, and why it ended if it did.</summary>
    public static (UasState State, UasEffects Effects, SessionEndReason? Reason) Step(UasState state, UasInput input) => (state, input) switch
    {
        (Deciding or Early, Progress) => (Early, SendProgress, null),
        (Deciding or Early, Accept) => (Answered, SendAnswer, null),
        (Deciding or Early, Refuse) => (Ended, SendRefusal | TellEnded, LocalReject),
        (Deciding or Early, End) => (Ended, SendUnavailable | TellEnded, LocalReject),
        (Deciding or Early, Cancel) => (Ended, SendTerminated | TellEnded, RemoteCancel),
        (Deciding or Early, Bye) => (Ended, SendTerminated | TellEnded, RemoteBye),
        (Answered, Ack) => (Confirmed, StopAnswer | TellConfirmed, null),
        (Answered, NoAck) => (Ended, StopAnswer | SendBye | TellEnded, SessionEndReason.Timeout),
        (Answered, End) => (AnsweredThenEnded, TellEnded, LocalBye),
        (Answered, Bye) => (Ended, StopAnswer | TellEnded, RemoteBye),
        (AnsweredThenEnded, Ack or NoAck) => (Ended, StopAnswer | SendBye, null),
        (AnsweredThenEnded, Bye) => (Ended, StopAnswer, null),
        (Confirmed, End) => (Ended, SendBye | TellEnded, LocalBye),
        (Confirmed, NoAck) => (Ended, SendBye | TellEnded, SessionEndReason.Timeout),
        (Confirmed, Bye) => (Ended, TellEnded, RemoteBye),
        _ => (state, None, null),
    };
}
