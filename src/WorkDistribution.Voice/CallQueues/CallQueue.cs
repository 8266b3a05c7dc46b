using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>A named queue of calls, as it is kept: the Queue resource without what is live. Immutable.</summary>
public sealed record CallQueue
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 64;

    /// <summary>Calls that may wait where nobody said otherwise.</summary>
    public const int DefaultMaxSize = 1000;

    /// <summary>The most calls that any queue may be set to.</summary>
    public const int LargestMaxSize = 5000;

    /// <summary>The queue.</summary>
    public required QueueSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Its name, 1 to 64 characters, unique in its account; case matters. Calls that wait as tasks of a workflow wait in the queue that has the workflow's SID as its name.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Calls that may wait in it, 0 to 5000. Default 1000.</summary>
    public int MaxSize { get; init; } = DefaultMaxSize;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}
