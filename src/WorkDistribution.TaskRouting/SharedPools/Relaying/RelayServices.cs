using Microsoft.Extensions.Logging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>What all relays share.</summary>
/// <param name="Router">The way to workspaces.</param>
/// <param name="Book">The grants.</param>
/// <param name="Clock">The time.</param>
/// <param name="Metrics">Figures.</param>
/// <param name="Log">The log.</param>
internal sealed record RelayServices(ITaskRouter Router, PoolBook Book, TimeProvider Clock, PoolMetrics Metrics, ILogger Log);
