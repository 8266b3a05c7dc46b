using Microsoft.Extensions.Logging;

namespace WorkDistribution.Api;

/// <summary>Log messages of this project: event ids from 6000.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(6000, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void Failed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(6001, LogLevel.Debug, "{Method} {Path} refused: {Code} {Message}")]
    public static partial void Refused(ILogger logger, string method, string path, int code, string message);

    [LoggerMessage(6002, LogLevel.Warning, "Requests of account {Account} are refused: too many at once")]
    public static partial void TooMany(ILogger logger, string account);
}
