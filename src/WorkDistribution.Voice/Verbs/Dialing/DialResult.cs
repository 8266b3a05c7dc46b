using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>What became of ringing.</summary>
/// <param name="Winner">The call that answered and may be connected; null when none did.</param>
/// <param name="Status">The status of the Dial when none did.</param>
/// <param name="Tried">The newest call tried; null when none could be.</param>
internal sealed record DialResult(CallSession? Winner, CallStatus Status, CallSession? Tried)
{
    /// <summary>The result of two: the one that answered, else the one that says more (busy, no answer, failed).</summary>
    public DialResult Or(DialResult other)
    {
        if (Winner is not null)
        {
            return this;
        }

        if (other.Winner is not null)
        {
            return other;
        }

        return Rank(other.Status) > Rank(Status) ? other with { Tried = other.Tried ?? Tried } : this with { Tried = Tried ?? other.Tried };
    }

    private static int Rank(CallStatus status) => status switch
    {
        CallStatus.Busy => 3,
        CallStatus.NoAnswer => 2,
        CallStatus.Canceled => 1,
        _ => 0,
    };
}
