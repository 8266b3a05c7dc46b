using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>What a worker really did with the offer of a task.</summary>
internal sealed class RecordedOffer
{
    /// <summary>The task.</summary>
    public required TaskSid Task { get; init; }

    /// <summary>The worker.</summary>
    public required WorkerSid Worker { get; init; }

    /// <summary>When it was offered; of one made before the period, its beginning.</summary>
    public required DateTimeOffset Offered { get; init; }

    /// <summary>What became of it.</summary>
    public OfferAnswer Answer { get; set; }

    /// <summary>When it was answered, or ended without; null: not within what was read.</summary>
    public DateTimeOffset? Answered { get; set; }

    /// <summary>Number of the event that told: among what happens at the same time it keeps its place.</summary>
    public long Number { get; set; }

    /// <summary>What the worker went over to with a rejection; null: nothing else.</summary>
    public ActivitySid? Activity { get; set; }

    /// <summary>How the work ended that was accepted; null: not within what was read.</summary>
    public RecordedEnd? End { get; set; }

    /// <summary>Of one that was ignored: how long the worker stayed away, and with what it came back; null: not within what was read.</summary>
    public (TimeSpan After, ActivitySid Activity)? Return { get; set; }

    /// <summary>How long the worker took to answer, or is known to have said nothing.</summary>
    public TimeSpan? Delay => Answered - Offered;
}
