using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>What was read of a document.</summary>
internal sealed record RoutingRules
{
    public ImmutableArray<WorkflowFilter> Filters { get; init; } = [];

    public WorkflowFilter? DefaultFilter { get; init; }

    public FetchInstruction? Fetch { get; init; }

    public string? AssignmentCallbackUrl { get; init; }

    public string? FallbackAssignmentCallbackUrl { get; init; }

    public string? NonresponsiveCallbackUrl { get; init; }
}
