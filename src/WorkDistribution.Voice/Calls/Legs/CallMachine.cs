using System.Collections.Immutable;
using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>The life of a call leg as a pure machine (docs/machines/call.md): no clock, socket or log inside.</summary>
/// <remarks>A status only ever moves forward; after the final one every input is without meaning, so that late events cannot undo an end.</remarks>
internal static class CallMachine
{
    private static readonly ImmutableArray<LegEffect> None = [];

    /// <summary>One step.</summary>
    public static LegStep Step(LegState state, LegInput input) => input switch
    {
        _ when state.IsFinal => new LegStep(state, None),
        LegInput.Placed when state.Status == CallStatus.Queued =>
            new LegStep(state with { Status = CallStatus.Initiated }, [LegEffect.ArmRingTimer.Now, LegEffect.Announce.Now]),
        LegInput.Alerted when state.Status < CallStatus.Ringing =>
            new LegStep(state with { Status = CallStatus.Ringing }, [LegEffect.Announce.Now]),
        LegInput.PickedUp when state.Status < CallStatus.InProgress =>
            new LegStep(state with { Status = CallStatus.InProgress }, [LegEffect.ArmTimeLimit.Now, LegEffect.Announce.Now]),
        LegInput.EndWanted wanted => EndByUs(state, wanted.Request),
        LegInput.FarEnded far => Finish(state, FromSession(state, far.End), None),
        LegInput.RingTimedOut when state.Status < CallStatus.InProgress =>
            EndByUs(state, new LegEndRequest("ring-timeout", CallStatus.NoAnswer)),
        LegInput.TimeLimitReached when state.IsUp => EndByUs(state, new LegEndRequest("time-limit")),
        LegInput.MediaLost when state.IsUp => EndByUs(state, new LegEndRequest("rtp-lost")),
        _ => new LegStep(state, None),
    };

    /// <summary>The status that a SIP refusal of our call means.</summary>
    public static CallStatus FromRefusal(int status) => status switch
    {
        486 or 600 or 603 => CallStatus.Busy,
        408 or 480 or 487 => CallStatus.NoAnswer,
        _ => CallStatus.Failed,
    };

    private static LegStep EndByUs(LegState state, LegEndRequest request)
    {
        var incoming = state.Direction == CallDirection.Inbound;
        var sipStatus = state.IsUp ? 200 : incoming ? request.RejectStatus : 487;
        var end = new LegEnd(state.IsUp ? CallStatus.Completed : request.Unanswered, request.Reason, sipStatus);
        LegEffect close = !state.IsUp && incoming
            ? new LegEffect.RejectSession(request.RejectStatus)
            : new LegEffect.EndSession(request.Reason);
        return Finish(state, end, [close]);
    }

    private static LegStep Finish(LegState state, LegEnd end, ImmutableArray<LegEffect> first) =>
        new(state with { Status = end.Status, End = end }, [.. first, LegEffect.Announce.Now, LegEffect.Release.Now]);

    private static LegEnd FromSession(LegState state, SessionEnd end)
    {
        if (state.IsUp)
        {
            return new LegEnd(CallStatus.Completed, AnsweredReason(end.Reason), end.Status ?? 200);
        }

        return end.Reason switch
        {
            SessionEndReason.RemoteCancel => new LegEnd(CallStatus.Canceled, "remote-cancel", 487),
            SessionEndReason.LocalCancel => new LegEnd(CallStatus.Canceled, "canceled", 487),
            SessionEndReason.RemoteReject => new LegEnd(FromRefusal(end.Status ?? 500), "remote-reject", end.Status),
            SessionEndReason.Timeout => new LegEnd(CallStatus.Failed, "no-response", end.Status ?? 408),
            SessionEndReason.TransportFailure => new LegEnd(CallStatus.Failed, "unreachable", end.Status ?? 503),
            SessionEndReason.Stopped => new LegEnd(CallStatus.Canceled, "server-stopping", end.Status),
            _ => new LegEnd(CallStatus.Failed, "ended-unanswered", end.Status),
        };
    }

    private static string AnsweredReason(SessionEndReason reason) => reason switch
    {
        SessionEndReason.RemoteBye => "remote-bye",
        SessionEndReason.Timeout => "no-ack",
        SessionEndReason.TransportFailure => "unreachable",
        SessionEndReason.Stopped => "server-stopping",
        _ => "local-bye",
    };
}
