using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>A task as expressions see it.</summary>
internal sealed record TaskFacts : ITaskFacts
{
    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;

    public string Sid { get; init; } = "WT00000000000000000000000000000001";

    public int Priority { get; init; }

    public DateTimeOffset StartTime { get; init; } = Facts.Now;

    public string? TaskChannelSid { get; init; } = "TC00000000000000000000000000000001";

    public string? TaskChannelUniqueName { get; init; } = "voice";

    public string? WorkflowSid { get; init; } = "WW00000000000000000000000000000001";

    public string? TaskQueueSid { get; init; }

    public int TimesQueued { get; init; }
}
