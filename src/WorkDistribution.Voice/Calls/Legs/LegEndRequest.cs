namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Our wish to end a leg. Recorded before anything is cancelled, so that everybody can tell why.</summary>
/// <param name="Reason">Why, for the record and the timeline.</param>
/// <param name="Unanswered">The status the call gets when it was not answered yet; an answered one is completed.</param>
/// <param name="RejectStatus">The SIP status for an incoming call not answered yet.</param>
internal sealed record LegEndRequest(string Reason, CallStatus Unanswered = CallStatus.Canceled, int RejectStatus = 480)
{
    /// <summary>Whether an incoming call is answered first: to end one unanswered is what Reject is for.</summary>
    public bool AnswersFirst { get; init; }

    /// <summary>The document said Hangup, or ended.</summary>
    public static LegEndRequest HangUp { get; } = new("hangup", CallStatus.Canceled, 603) { AnswersFirst = true };

    /// <summary>Reject with reason busy.</summary>
    public static LegEndRequest Busy { get; } = new("rejected-busy", CallStatus.Busy, 486);

    /// <summary>Reject with reason rejected.</summary>
    public static LegEndRequest Declined { get; } = new("rejected", CallStatus.NoAnswer, 603);

    /// <summary>The application failed and so did its fallback.</summary>
    public static LegEndRequest ApplicationError { get; } = new("application-error", CallStatus.Failed, 500);

    /// <summary>Something here failed.</summary>
    public static LegEndRequest InternalError { get; } = new("internal-error", CallStatus.Failed, 500);

    /// <summary>The server is stopping.</summary>
    public static LegEndRequest Stopping { get; } = new("server-stopping", CallStatus.Canceled, 503);
}
