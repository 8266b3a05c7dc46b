using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>What the one who takes a call out of its queue wants of it.</summary>
internal abstract record QueueClaim
{
    private QueueClaim()
    {
    }

    /// <summary>To talk to the caller.</summary>
    public sealed record Meet(Handoff Handoff) : QueueClaim;

    /// <summary>To lead it elsewhere.</summary>
    /// <param name="Instructions">Where.</param>
    /// <param name="KeepsTask">Whether the task that the call is lives on: work distribution itself leads it there.</param>
    public sealed record Redirect(CallInstructions Instructions, bool KeepsTask) : QueueClaim;

    /// <summary>To let it go on with its document: its task is over.</summary>
    public sealed record Release : QueueClaim;
}
