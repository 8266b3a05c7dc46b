namespace WorkDistribution.Voice.Calls;

/// <summary>Life of a call as the wire API defines it; on the wire lower case with hyphens (in-progress, no-answer).</summary>
public enum CallStatus
{
    /// <summary>Accepted, not yet initiated.</summary>
    Queued,

    /// <summary>Outgoing: being dialled, no answer of any kind yet. Incoming: never.</summary>
    Initiated,

    /// <summary>Ringing; an incoming call is ringing until it is answered.</summary>
    Ringing,

    /// <summary>Answered and up.</summary>
    InProgress,

    /// <summary>Ended after it was answered.</summary>
    Completed,

    /// <summary>The far end was busy, or the application rejected it as busy.</summary>
    Busy,

    /// <summary>Could not be connected, or refused for another reason.</summary>
    Failed,

    /// <summary>Nobody answered in time.</summary>
    NoAnswer,

    /// <summary>Ended by request, or by the caller, before it was answered.</summary>
    Canceled,
}
