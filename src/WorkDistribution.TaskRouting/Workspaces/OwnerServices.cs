using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workflows;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>What every workspace's owner needs from outside.</summary>
/// <param name="Store">Keeps workspaces.</param>
/// <param name="Observers">Are told what was committed.</param>
/// <param name="Documents">Fetches workflows' documents; null: there is no way to, stored rules apply.</param>
/// <param name="Options">Limits and times.</param>
/// <param name="Sids">New identifiers.</param>
/// <param name="Clock">The time.</param>
/// <param name="Turns">Shares the time of deciding.</param>
/// <param name="Metrics">Figures.</param>
/// <param name="Log">The log.</param>
internal sealed record OwnerServices(
    IWorkspaceStore Store,
    IReadOnlyList<IEventObserver> Observers,
    IWorkflowDocumentSource? Documents,
    TaskRoutingOptions Options,
    ISidSource Sids,
    TimeProvider Clock,
    DecisionTurns Turns,
    RoutingMetrics Metrics,
    ILogger Log);
