using System.Net;
using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip;

/// <summary>Log messages of transports, transactions and dialogs (event ids 1000 to 1099).</summary>
internal static partial class SipLog
{
    [LoggerMessage(1000, LogLevel.Information, "Listening for SIP on {Listener}")]
    public static partial void Listening(ILogger logger, SipListener listener);

    [LoggerMessage(1001, LogLevel.Error, "The receive loop of {EndPoint} met an error and goes on")]
    public static partial void ReceiveFailed(ILogger logger, Exception exception, EndPoint? endPoint);

    [LoggerMessage(1002, LogLevel.Debug, "Could not send to {Remote}: {Error}")]
    public static partial void SendFailed(ILogger logger, EndPoint remote, string error);

    [LoggerMessage(1003, LogLevel.Debug, "No SIP message from {Remote}: {Error}")]
    public static partial void Unusable(ILogger logger, EndPoint remote, string error);

    [LoggerMessage(1004, LogLevel.Error, "Handling a SIP message or timer failed")]
    public static partial void HandlingFailed(ILogger logger, Exception exception);

    [LoggerMessage(1005, LogLevel.Error, "The observer of SIP session {CallId} failed in {Method}")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string callId, string method);

    [LoggerMessage(1006, LogLevel.Warning, "No more than {Limit} TCP connections: one from {Remote} was closed")]
    public static partial void TooManyConnections(ILogger logger, int limit, EndPoint remote);

    [LoggerMessage(1007, LogLevel.Debug, "TCP connection with {Remote} closed: {Reason}")]
    public static partial void ConnectionClosed(ILogger logger, EndPoint remote, string reason);

    [LoggerMessage(1008, LogLevel.Debug, "{Method} from {Remote}, Call-ID {CallId}")]
    public static partial void Request(ILogger logger, string method, EndPoint remote, string callId);

    [LoggerMessage(1009, LogLevel.Debug, "INFO in {CallId} was answered {Status}")]
    public static partial void InfoAnswered(ILogger logger, string callId, int status);

    [LoggerMessage(1010, LogLevel.Debug, "{Method} from {Remote} refused: {Status}")]
    public static partial void Refused(ILogger logger, string method, EndPoint remote, int status);

    [LoggerMessage(1011, LogLevel.Error, "The access policy failed for a request from {Remote}")]
    public static partial void PolicyFailed(ILogger logger, Exception exception, EndPoint remote);

    [LoggerMessage(1012, LogLevel.Debug, "Could not resolve {Host}: {Error}")]
    public static partial void ResolveFailed(ILogger logger, string host, string error);

    [LoggerMessage(1013, LogLevel.Information, "SIP is draining: new calls are refused with 503")]
    public static partial void Draining(ILogger logger);

    [LoggerMessage(1014, LogLevel.Error, "{Method} from {Remote} could not be handled")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string method, EndPoint remote);
}
