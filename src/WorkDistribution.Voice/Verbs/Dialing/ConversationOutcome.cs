using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>How a conversation ended for the Dial that began it.</summary>
internal abstract record ConversationOutcome
{
    private ConversationOutcome()
    {
    }

    /// <summary>One of them is gone; the callee is ended.</summary>
    public sealed record Over : ConversationOutcome
    {
        /// <summary>The only one.</summary>
        public static Over Now { get; } = new();
    }

    /// <summary>REST leads the callee elsewhere: it goes on by itself.</summary>
    public sealed record CalleeRedirected(CallSession Callee) : ConversationOutcome;

    /// <summary>The callee talks with somebody else now.</summary>
    public sealed record CalleeTaken : ConversationOutcome
    {
        /// <summary>The only one.</summary>
        public static CalleeTaken Now { get; } = new();
    }

    /// <summary>The caller talks with somebody else now, in that one's conversation; the callee is ended.</summary>
    public sealed record CallerTaken : ConversationOutcome
    {
        /// <summary>The only one.</summary>
        public static CallerTaken Now { get; } = new();
    }

    /// <summary>One of them asks that the other be connected elsewhere; both are still up.</summary>
    /// <param name="By">Who asks.</param>
    /// <param name="Refer">The request, not answered yet.</param>
    public sealed record Referred(CallSession By, IReferRequest Refer) : ConversationOutcome;
}
