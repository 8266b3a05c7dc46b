namespace WorkDistribution.Samples.Rest;

/// <summary>The server refused a request; the message has its answer.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">Request and answer.</param>
public sealed class RestException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
