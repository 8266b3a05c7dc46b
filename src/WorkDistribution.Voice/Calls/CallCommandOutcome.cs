using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Calls;

/// <summary>Answer to a command.</summary>
public abstract record CallCommandOutcome
{
    private CallCommandOutcome()
    {
    }

    /// <summary>Done; the call as it is now.</summary>
    public sealed record Done(CallRecord Call) : CallCommandOutcome;

    /// <summary>Refused.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : CallCommandOutcome;
}
