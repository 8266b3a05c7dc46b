using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.TaskQueues;

/// <summary>Attributes of somebody who need not exist: for questions which queues such a worker would have.</summary>
/// <param name="attributes">The attributes.</param>
internal sealed class AttributeFacts(AttributeSet attributes) : IWorkerFacts
{
    /// <inheritdoc/>
    public AttributeSet Attributes => attributes;

    /// <inheritdoc/>
    public string Sid => "";

    /// <inheritdoc/>
    public string FriendlyName => "";

    /// <inheritdoc/>
    public string ActivitySid => "";

    /// <inheritdoc/>
    public string ActivityName => "";

    /// <inheritdoc/>
    public bool TryGetChannel(string uniqueName, out WorkerChannelFacts channel)
    {
        channel = default;
        return false;
    }
}
