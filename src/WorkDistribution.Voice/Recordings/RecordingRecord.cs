using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Recordings;

/// <summary>What is kept of a recording; its audio is a file in the server's recordings folder, named by the SID.</summary>
public sealed record RecordingRecord
{
    /// <summary>It runs.</summary>
    internal const string InProgress = "in-progress";

    /// <summary>It runs and takes nothing in.</summary>
    internal const string Paused = "paused";

    /// <summary>The recording.</summary>
    public required RecordingSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The call it was made of; of a conference's, the call that began the conference.</summary>
    public required CallSid CallSid { get; init; }

    /// <summary>The conference it was made of; null for a call's.</summary>
    public ConferenceSid? ConferenceSid { get; init; }

    /// <summary>in-progress, paused, completed, absent, failed.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsFinal => Status is not (InProgress or Paused);

    /// <summary>1 or 2.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>RecordVerb, DialVerb, Conference, OutboundAPI, StartCallRecordingAPI.</summary>
    public required string Source { get; init; }

    /// <summary>inbound, outbound or both.</summary>
    public string Track { get; init; } = "both";

    /// <summary>Length in whole seconds; null until it has ended.</summary>
    public int? Duration { get; init; }

    /// <summary>Size of the file; 0 until it has ended.</summary>
    public long Bytes { get; init; }

    /// <summary>Catalogue code when it failed; null otherwise.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When the resource was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
