using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Conferences;

/// <summary>What is kept of a conference: the Conference resource.</summary>
public sealed record ConferenceRecord
{
    /// <summary>The conference.</summary>
    public required ConferenceSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The name it is entered by, one live conference a name and account.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Where it stands.</summary>
    public required ConferenceStatus Status { get; init; }

    /// <summary>The region asked for; everything is mixed here.</summary>
    public string Region { get; init; } = "us1";

    /// <summary>Why it ended; null while it lasts, and when the server ended with it.</summary>
    public ConferenceEndReason? EndReason { get; init; }

    /// <summary>The call whose leaving ended it; null otherwise.</summary>
    public CallSid? CallSidEndingConference { get; init; }

    /// <summary>When the resource was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
