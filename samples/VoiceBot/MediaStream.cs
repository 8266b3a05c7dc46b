using System.Net.WebSockets;
using System.Text.Json;

namespace WorkDistribution.Samples.VoiceBot;

/// <summary>One stream of a call: its messages as they come, and what is sent back. One reader; sending is safe from any thread.</summary>
internal sealed class MediaStream(WebSocket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private string _sid = "";

    /// <summary>The next message; null when the stream is over.</summary>
    public async Task<JsonElement?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                length += part.Count;
                if (part.EndOfMessage)
                {
                    var message = JsonElement.Parse(_buffer.AsSpan(0, length));
                    _sid = message.TryGetProperty("streamSid", out var sid) ? sid.GetString()! : _sid;
                    return message;
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Says something; the server plays it at its own pace.</summary>
    public Task SayAsync(short[] samples, CancellationToken cancellationToken) =>
        SendAsync(new { @event = "media", streamSid = _sid, media = new { payload = Convert.ToBase64String(MuLaw.Encode(samples)) } }, cancellationToken);

    /// <summary>Asks to be told when everything said so far was heard.</summary>
    public Task MarkAsync(string name, CancellationToken cancellationToken) => SendAsync(new { @event = "mark", streamSid = _sid, mark = new { name } }, cancellationToken);

    /// <summary>Falls silent at once.</summary>
    public Task ClearAsync(CancellationToken cancellationToken) => SendAsync(new { @event = "clear", streamSid = _sid }, cancellationToken);

    /// <summary>Ends the stream: the call goes on with its document.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _sending.Dispose();

    private async Task SendAsync<T>(T message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
