using System.Collections.Immutable;

namespace WorkDistribution.TaskRouting.Workflows.Configuration.Reading;

/// <summary>What decides on priorities, at some place of the document.</summary>
/// <param name="Tiers">priority_tiers.</param>
/// <param name="Aging">priority_rules.</param>
/// <param name="Requeue">requeue_priority.</param>
internal sealed record Priorities(ImmutableArray<PriorityTier> Tiers, ImmutableArray<AgingRule> Aging, int Requeue);
