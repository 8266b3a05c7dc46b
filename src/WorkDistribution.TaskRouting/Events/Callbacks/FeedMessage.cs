using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>What the owner of a feed is told.</summary>
internal abstract record FeedMessage
{
    private FeedMessage()
    {
    }

    /// <summary>There may be more on disk.</summary>
    public sealed record Look : FeedMessage
    {
        /// <summary>The only one.</summary>
        public static Look Instance { get; } = new();
    }

    /// <summary>The next of a chain was told, or not.</summary>
    /// <param name="Chain">Whose next.</param>
    /// <param name="Failure">Why not; null: told, or nobody is to be told.</param>
    public sealed record Tried(EventChain Chain, WebhookOutcome.Failed? Failure) : FeedMessage;

    /// <summary>A chain may be tried again.</summary>
    /// <param name="Chain">Which.</param>
    public sealed record Again(EventChain Chain) : FeedMessage;
}
