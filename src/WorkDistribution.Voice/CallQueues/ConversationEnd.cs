namespace WorkDistribution.Voice.CallQueues;

/// <summary>How the conversation of a dequeued caller ended.</summary>
public enum ConversationEnd
{
    /// <summary>There was none: the caller was gone before it began.</summary>
    NeverBegan,

    /// <summary>The caller hung up.</summary>
    CallerHungUp,

    /// <summary>The caller was led elsewhere by REST and goes on there.</summary>
    CallerRedirected,

    /// <summary>The worker hung up, pressed star, or the time was over: the caller goes on with its document.</summary>
    WorkerHungUp,

    /// <summary>The worker's leg was led elsewhere by REST and goes on there; the caller goes on with its document.</summary>
    WorkerRedirected,
}
