using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Tasks;

/// <summary>Which tasks are listed; all conditions hold together, null and empty ones do not count.</summary>
public sealed record TaskFilter
{
    /// <summary>Their priority.</summary>
    public int? Priority { get; init; }

    /// <summary>Their status, one of these.</summary>
    public ImmutableArray<AssignmentStatus> AssignmentStatus { get; init; } = [];

    /// <summary>Their workflow.</summary>
    public WorkflowSid? WorkflowSid { get; init; }

    /// <summary>Name of their workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Their queue.</summary>
    public TaskQueueSid? TaskQueueSid { get; init; }

    /// <summary>Name of their queue.</summary>
    public string? TaskQueueName { get; init; }

    /// <summary>Expression over their attributes; one that does not parse is refused with its offset.</summary>
    public string? EvaluateTaskAttributes { get; init; }

    /// <summary>What they were sent to directly.</summary>
    public string? RoutingTarget { get; init; }

    /// <summary>DateCreated:asc or :desc, Priority:asc or :desc, both joined by a comma; null: DateCreated:asc.</summary>
    public string? Ordering { get; init; }
}
