using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>Whether a message that came in is kept.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>It is on disk, and its application is asked.</summary>
    public sealed record Kept(MessageSid Sid) : IntakeOutcome;

    /// <summary>Nobody has the address.</summary>
    public sealed record NobodyThere : IntakeOutcome;

    /// <summary>The address' account is not active.</summary>
    public sealed record NotAllowed : IntakeOutcome;

    /// <summary>Too many messages wait; counted. Another try later makes sense.</summary>
    public sealed record Busy : IntakeOutcome;
}
