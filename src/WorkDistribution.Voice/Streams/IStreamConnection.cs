namespace WorkDistribution.Voice.Streams;

/// <summary>An open WebSocket that carries text messages. One sender and one receiver at a time; disposing it ends both.</summary>
public interface IStreamConnection : IAsyncDisposable
{
    /// <summary>What went wrong; null while it is open, and when it was closed in order.</summary>
    StreamFault? Fault { get; }

    /// <summary>Sends a text message.</summary>
    /// <param name="message">UTF-8; not changed until this has ended.</param>
    /// <returns>false when it is closed, or its far end has not taken anything for too long.</returns>
    ValueTask<bool> SendAsync(ReadOnlyMemory<byte> message);

    /// <summary>Waits for a text message.</summary>
    /// <returns>The message in UTF-8, good until the next call; null when the connection is closed or broken.</returns>
    ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync();

    /// <summary>Closes in order, within a short time; somebody is receiving meanwhile.</summary>
    ValueTask CloseAsync();
}
