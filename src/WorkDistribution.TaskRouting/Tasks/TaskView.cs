namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>A task with what the wire shows beside it.</summary>
public sealed record TaskView
{
    /// <summary>The task.</summary>
    public required WorkTask Task { get; init; }

    /// <summary>Name of its workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Name of its queue.</summary>
    public string? TaskQueueName { get; init; }

    /// <summary>Name of its channel.</summary>
    public required string TaskChannelUniqueName { get; init; }

    /// <summary>Seconds since its start time; of an ended task until its end.</summary>
    public required int Age { get; init; }
}
