using Microsoft.Extensions.Logging;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>The clock and the log of workers' channels.</summary>
/// <param name="Clock">The time.</param>
/// <param name="Log">The log.</param>
internal sealed record WorkerChannelClock(TimeProvider Clock, ILogger Log);
