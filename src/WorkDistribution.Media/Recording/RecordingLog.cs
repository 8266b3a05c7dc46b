using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media.Recording;

/// <summary>Log messages of recordings, events 2300 to 2399.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(2300, LogLevel.Warning, "Recording {Path} failed: {Problem}")]
    internal static partial void Failed(ILogger logger, string path, string problem, Exception? exception);

    [LoggerMessage(2301, LogLevel.Error, "The listener for the end of recording {Path} threw")]
    internal static partial void ListenerThrew(ILogger logger, string path, Exception exception);

    [LoggerMessage(2302, LogLevel.Warning, "Recording {Path} refused: {Limit} recordings are being written already")]
    internal static partial void Refused(ILogger logger, string path, int limit);
}
