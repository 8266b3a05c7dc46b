using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Testing.Streams;

/// <summary>The server's side of one stream: keeps what it is sent, and sends what a test says.</summary>
public sealed class StreamPeer
{
    private const int FrameBytes = 160;

    private readonly WebSocket _socket;
    private readonly HttpContext _context;
    private readonly Lock _gate = new();
    private readonly List<JsonElement> _messages = [];
    private readonly List<short> _inbound = [];
    private readonly List<short> _outbound = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly string? _signature;
    private string _sid = "";
    private long _frames;

    internal StreamPeer(WebSocket socket, HttpContext context, string url)
    {
        _socket = socket;
        _context = context;
        Url = url;
        _signature = context.Request.Headers[RequestSignature.HeaderName];
    }

    /// <summary>The address as it was asked for.</summary>
    public string Url { get; }

    /// <summary>Whether every frame is sent back as it comes.</summary>
    public bool IsEcho { get; set; }

    /// <summary>Whether what comes is kept; else frames are only counted.</summary>
    public bool KeepsAudio { get; set; } = true;

    /// <summary>Whether the connection is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Frames received.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>Whether the handshake was signed for the account.</summary>
    public bool IsSignedWith(string authToken) => RequestSignature.IsValid(authToken, _signature, Url, []);

    /// <summary>What was heard of a track so far.</summary>
    /// <param name="track">inbound or outbound.</param>
    public short[] Heard(string track)
    {
        lock (_gate)
        {
            return [.. track == "inbound" ? _inbound : _outbound];
        }
    }

    /// <summary>Waits for a message that is no media.</summary>
    public async Task<JsonElement> MessageAsync(string name, Func<JsonElement, bool>? isIt = null)
    {
        var found = await Limits.UntilAsync(
            () =>
            {
                lock (_gate)
                {
                    return Task.FromResult(_messages.Where(m => m.GetProperty("event").GetString() == name && isIt?.Invoke(m) != false).ToList());
                }
            },
            static all => all.Count > 0,
            $"a message {name}");
        return found[0];
    }

    /// <summary>Waits until so much of a track was heard.</summary>
    public Task HearsAsync(string track, double seconds) =>
        Limits.UntilAsync(() => Task.FromResult(Heard(track).Length), length => length >= seconds * 8000, $"{seconds} s of {track}");

    /// <summary>Says something; all at once, it is paced by the other side.</summary>
    public async Task SayAsync(short[] samples)
    {
        var payload = new byte[samples.Length];
        G711.EncodeMuLaw(samples, payload);
        await SendAsync($$$"""{"event":"media","streamSid":"{{{_sid}}}","media":{"payload":"{{{Convert.ToBase64String(payload)}}}"}}""");
    }

    /// <summary>Marks the end of what was said.</summary>
    public Task MarkAsync(string name) => SendAsync($$$"""{"event":"mark","streamSid":"{{{_sid}}}","mark":{"name":"{{{name}}}"}}""");

    /// <summary>Drops what is not said yet.</summary>
    public Task ClearAsync() => SendAsync($$$"""{"event":"clear","streamSid":"{{{_sid}}}"}""");

    /// <summary>Closes in order.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Dies: the connection breaks.</summary>
    public void Die() => _context.Abort();

    /// <summary>Sends text.</summary>
    public async Task SendAsync(string text)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    internal async Task RunAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var result = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                await TakeAsync(JsonElement.Parse(buffer.AsSpan(0, result.Count)));
            }

            await CloseAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is over either way.
        }

        IsOver = true;
    }

    private async Task TakeAsync(JsonElement message)
    {
        if (message.GetProperty("event").GetString() != "media")
        {
            lock (_gate)
            {
                _sid = message.TryGetProperty("streamSid", out var sid) ? sid.GetString()! : _sid;
                _messages.Add(message);
            }

            return;
        }

        Interlocked.Increment(ref _frames);
        var media = message.GetProperty("media");
        if (KeepsAudio)
        {
            var samples = new short[FrameBytes];
            G711.DecodeMuLaw(media.GetProperty("payload").GetBytesFromBase64(), samples);
            lock (_gate)
            {
                (media.GetProperty("track").GetString() == "inbound" ? _inbound : _outbound).AddRange(samples);
            }
        }

        if (IsEcho)
        {
            await SendAsync($$$"""{"event":"media","streamSid":"{{{_sid}}}","media":{"payload":"{{{media.GetProperty("payload").GetString()}}}"}}""");
        }
    }
}
