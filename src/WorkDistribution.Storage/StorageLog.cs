using Microsoft.Extensions.Logging;

namespace WorkDistribution.Storage;

/// <summary>Log messages of this project: event ids from 5000.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(5000, LogLevel.Information, "Database {Path} opened at schema version {Version}")]
    public static partial void Opened(ILogger logger, string path, int version);

    [LoggerMessage(5001, LogLevel.Information, "Schema script {Script} applied")]
    public static partial void Migrated(ILogger logger, string script);

    [LoggerMessage(5002, LogLevel.Error, "A group of {Count} saves could not be committed; each is tried alone")]
    public static partial void GroupFailed(ILogger logger, int count, Exception exception);

    [LoggerMessage(5003, LogLevel.Error, "A save could not be committed")]
    public static partial void SaveFailed(ILogger logger, Exception exception);

    [LoggerMessage(5004, LogLevel.Warning, "The write queue is full ({Capacity} saves); savers wait")]
    public static partial void QueueFull(ILogger logger, int capacity);

    [LoggerMessage(5005, LogLevel.Warning, "The audio of recording {Recording} could not be removed")]
    public static partial void AudioNotRemoved(ILogger logger, string recording, Exception exception);

    [LoggerMessage(5006, LogLevel.Warning, "The log of the database of workspaces could not be brought in; it grows until it can")]
    public static partial void CheckpointFailed(ILogger logger, Exception exception);
}
