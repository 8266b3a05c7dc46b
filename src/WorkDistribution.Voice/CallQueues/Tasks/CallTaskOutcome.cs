using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>What became of a call that was to become a task.</summary>
public abstract record CallTaskOutcome
{
    private CallTaskOutcome()
    {
    }

    /// <summary>It is one, on disk.</summary>
    public sealed record Created(TaskSid TaskSid) : CallTaskOutcome;

    /// <summary>It is none: no such workflow, unusable attributes, ... The call leaves its queue with QueueResult error.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : CallTaskOutcome;
}
