using Microsoft.Extensions.Logging;

namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>The clock and the log of callbacks.</summary>
/// <param name="Clock">The time.</param>
/// <param name="Log">The log.</param>
internal sealed record CallbackClock(TimeProvider Clock, ILogger Log);
