namespace WorkDistribution.Server.Webhooks;

/// <summary>The clock and the log that everything in this folder shares.</summary>
/// <param name="Clock">Time limits and cache ages.</param>
/// <param name="Log">Where it is logged.</param>
internal sealed record WebhookClock(TimeProvider Clock, ILogger Log);
