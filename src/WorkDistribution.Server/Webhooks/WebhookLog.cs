namespace WorkDistribution.Server.Webhooks;

/// <summary>Log messages of requests to customers' servers. Addresses are logged without user and query.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(7101, LogLevel.Debug, "{Method} {Url} for {AccountSid}: {Result} in {Elapsed} ms")]
    public static partial void Sent(ILogger logger, string method, string url, string accountSid, string result, double elapsed);

    [LoggerMessage(7102, LogLevel.Warning, "{Url} for {AccountSid} was not requested: too many requests wait")]
    public static partial void Refused(ILogger logger, string url, string accountSid);

    [LoggerMessage(7103, LogLevel.Warning, "{Url} for {AccountSid}: {Detail}")]
    public static partial void Forbidden(ILogger logger, string url, string accountSid, string detail);
}
