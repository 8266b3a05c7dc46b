using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>What moves a leg's machine.</summary>
internal abstract record LegInput
{
    private LegInput()
    {
    }

    /// <summary>Our INVITE has been sent.</summary>
    public sealed record Placed : LegInput;

    /// <summary>The far end rings (180 to 189).</summary>
    public sealed record Alerted : LegInput;

    /// <summary>Answered, by us or by the far end.</summary>
    public sealed record PickedUp : LegInput;

    /// <summary>We want it over.</summary>
    public sealed record EndWanted(LegEndRequest Request) : LegInput;

    /// <summary>The SIP session is over.</summary>
    public sealed record FarEnded(SessionEnd End) : LegInput;

    /// <summary>It rang for as long as it may.</summary>
    public sealed record RingTimedOut : LegInput;

    /// <summary>It lasted for as long as it may.</summary>
    public sealed record TimeLimitReached : LegInput;

    /// <summary>Nothing was heard for too long.</summary>
    public sealed record MediaLost : LegInput;
}
