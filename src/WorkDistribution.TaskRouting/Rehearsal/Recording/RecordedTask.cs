using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Recording;

/// <summary>A task as its events tell of it.</summary>
internal sealed class RecordedTask
{
    /// <summary>Its identifier.</summary>
    public required TaskSid Sid { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What leads it; null: it was put into a queue.</summary>
    public WorkflowSid? Workflow { get; init; }

    /// <summary>The first queue that is known of it.</summary>
    public TaskQueueSid? Queue { get; set; }

    /// <summary>Its kind of work.</summary>
    public required TaskChannelSid Channel { get; init; }

    /// <summary>Its attributes, priority and start time at the beginning.</summary>
    public required TaskFacts Facts { get; init; }

    /// <summary>It was made before the period, and waited when that began.</summary>
    public bool IsCarriedOver { get; init; }

    /// <summary>Seconds it may live; null: the usual.</summary>
    public int? Timeout { get; init; }

    /// <summary>The worker, queue or workflow it was sent to directly; null: none.</summary>
    public string? RoutingTarget { get; init; }

    /// <summary>Whether a worker without free capacity may have it.</summary>
    public bool IgnoreCapacity { get; init; }

    /// <summary>How long whoever had it worked on it; null: not known.</summary>
    public TimeSpan? Handling { get; set; }
}
