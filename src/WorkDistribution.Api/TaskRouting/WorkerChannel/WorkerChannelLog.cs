using Microsoft.Extensions.Logging;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Log messages of workers' channels: 6100 to 6199.</summary>
internal static partial class WorkerChannelLog
{
    [LoggerMessage(6100, LogLevel.Information, "Worker {WorkerSid} was taken offline: it has had no socket for {Seconds} s")]
    public static partial void TakenOffline(ILogger logger, string workerSid, string seconds);

    [LoggerMessage(6101, LogLevel.Error, "A command of a worker failed")]
    public static partial void CommandFailed(ILogger logger, Exception exception);
}
