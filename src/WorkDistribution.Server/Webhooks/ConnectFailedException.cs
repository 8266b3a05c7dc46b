using WorkDistribution.Core.Errors;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Carries out of the HTTP handler why no connection was made; never leaves this folder.</summary>
internal sealed class ConnectFailedException(ErrorCode error, string message) : Exception(message)
{
    /// <summary>The catalogue entry.</summary>
    public ErrorCode Error { get; } = error;
}
