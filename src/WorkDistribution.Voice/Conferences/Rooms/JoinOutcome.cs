using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>Whether a call came in.</summary>
internal abstract record JoinOutcome
{
    private JoinOutcome()
    {
    }

    /// <summary>It is in.</summary>
    public sealed record Joined(Participation Participation) : JoinOutcome;

    /// <summary>It may not.</summary>
    public sealed record Refused(ErrorCode Error, string Detail) : JoinOutcome;

    /// <summary>The conference has ended meanwhile.</summary>
    public sealed record Ended : JoinOutcome;
}
