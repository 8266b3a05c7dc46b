using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>A worker as expressions see it, with one channel: voice, capacity 4, one task.</summary>
internal sealed record WorkerFacts : IWorkerFacts
{
    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;

    public string Sid { get; init; } = "WK00000000000000000000000000000001";

    public string FriendlyName { get; init; } = "Alice";

    public string ActivitySid { get; init; } = "WA00000000000000000000000000000001";

    public string ActivityName { get; init; } = "Available";

    public bool TryGetChannel(string uniqueName, out WorkerChannelFacts channel)
    {
        channel = new(true, 4, 1);
        return uniqueName == "voice";
    }
}
