using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media;

/// <summary>Messages of the media side, 2000 to 2999.</summary>
internal static partial class MediaLog
{
    [LoggerMessage(2000, LogLevel.Error, "A media session failed and was ended")]
    public static partial void SessionFailed(ILogger logger, Exception exception);

    [LoggerMessage(2001, LogLevel.Warning, "Media clock {Index} stalled for {Milliseconds:0} ms")]
    public static partial void ClockStalled(ILogger logger, int index, double milliseconds);

    [LoggerMessage(2002, LogLevel.Warning, "No RTP port is free in {Min} to {Max}: session refused")]
    public static partial void PortsSpent(ILogger logger, int min, int max);

    [LoggerMessage(2003, LogLevel.Information, "Media runs on {Threads} clocks with RTP ports {Min} to {Max}")]
    public static partial void Started(ILogger logger, int threads, int min, int max);

    [LoggerMessage(2004, LogLevel.Warning, "A media session was asked more than {Limit} things within a tick: {Command} refused")]
    public static partial void CommandRefused(ILogger logger, int limit, string command);

    [LoggerMessage(2005, LogLevel.Error, "A conference's mixer failed and was ended")]
    public static partial void MixerFailed(ILogger logger, Exception exception);

    [LoggerMessage(2006, LogLevel.Warning, "A conference's mixer was asked more than {Limit} things within a tick: {Command} refused")]
    public static partial void MixerCommandRefused(ILogger logger, int limit, string command);
}
