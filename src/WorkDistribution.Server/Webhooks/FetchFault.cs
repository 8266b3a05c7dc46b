using System.Net.Sockets;
using System.Security.Authentication;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Names what the HTTP handler threw by the catalogue.</summary>
internal static class FetchFault
{
    /// <summary>The result for an exception of sending or reading.</summary>
    public static FetchResult Explain(Exception exception, WebhookUrl url)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case ConnectFailedException connect:
                    // A name that does not resolve, or a forbidden address, is not better a moment later.
                    return Failed(connect.Error, connect.Message, connect.Error == ErrorCatalogue.HttpConnectionFailure ? RetryCauses.Connect : RetryCauses.None);
                case AuthenticationException:
                    return Failed(ErrorCatalogue.TlsFailure, $"TLS with {url.Authority} failed: {e.Message}", RetryCauses.Connect);
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } when e.InnerException is not AuthenticationException:
                    return Failed(ErrorCatalogue.TlsFailure, $"TLS with {url.Authority} failed.", RetryCauses.Connect);
                case SocketException socket:
                    return Failed(ErrorCatalogue.HttpConnectionFailure, $"The connection to {url.Authority} broke ({socket.SocketErrorCode}).", RetryCauses.Read);
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded }:
                    return Failed(ErrorCatalogue.HttpProtocolViolation, $"{url.Shown} did not answer in HTTP: {e.Message}", RetryCauses.None);
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return Failed(ErrorCatalogue.HttpProtocolViolation, $"{url.Shown} ended its answer too early.", RetryCauses.Read);
            }
        }

        return Failed(ErrorCatalogue.HttpProtocolViolation, $"The answer of {url.Shown} could not be read: {exception.Message}", RetryCauses.Read);
    }

    private static FetchResult Failed(ErrorCode error, string detail, RetryCauses cause) => new(new WebhookOutcome.Failed(error, detail), cause);
}
