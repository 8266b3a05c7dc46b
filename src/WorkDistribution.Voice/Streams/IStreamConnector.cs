namespace WorkDistribution.Voice.Streams;

/// <summary>Opens WebSockets to customers' servers. Implemented in Server.</summary>
/// <remarks>Signs the handshake (X-Twilio-Signature over the ws or wss address), refuses private and loopback addresses unless the operator allows them, and bounds
/// the time to connect and the size of messages. Never throws for what the network does.</remarks>
public interface IStreamConnector
{
    /// <summary>Connects.</summary>
    /// <param name="request">Where to.</param>
    /// <param name="cancellationToken">Ends the attempt; then <see cref="OperationCanceledException"/>.</param>
    Task<StreamConnectOutcome> ConnectAsync(StreamConnectRequest request, CancellationToken cancellationToken);
}
