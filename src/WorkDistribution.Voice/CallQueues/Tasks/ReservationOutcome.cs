using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>Whether a worker who dialled a reservation may have its caller.</summary>
public abstract record ReservationOutcome
{
    private ReservationOutcome()
    {
    }

    /// <summary>Accepted, on disk.</summary>
    /// <param name="TaskSid">The task.</param>
    /// <param name="CallSid">The call that it is.</param>
    public sealed record Accepted(TaskSid TaskSid, CallSid CallSid) : ReservationOutcome;

    /// <summary>Not found, or not pending any more (14215, 14217).</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : ReservationOutcome;
}
