using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Benchmarks;

/// <summary>The web application that the calls ask: documents that play for long, hang up at once, meet or stream, and the other side of the streams.</summary>
internal sealed class BenchApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _connections = new(StringComparer.Ordinal);
    private long _requests;
    private long _streamMessages;

    private BenchApp(WebApplication app) => _app = app;

    internal string Url => _app.Urls.First();

    /// <summary>Requests for documents.</summary>
    internal long Requests => Interlocked.Read(ref _requests);

    /// <summary>Messages that came over streams.</summary>
    internal long StreamMessages => Interlocked.Read(ref _streamMessages);

    /// <summary>Connections ever opened to it: few, when they are used again.</summary>
    internal int Connections => _connections.Count;

    internal static async Task<BenchApp> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bench = new BenchApp(app);
        app.Use((context, next) =>
        {
            bench._connections.TryAdd(context.Connection.Id, true);
            return next(context);
        });
        app.MapPost("/play", () => bench.Document($"<Play loop=\"0\">{bench.Url}/speech.wav</Play>"));
        app.MapPost("/conference", () => bench.Document("<Dial><Conference beep=\"false\" waitUrl=\"\">bench</Conference></Dial>"));
        app.MapPost("/hang", () => bench.Document($"<Play>{bench.Url}/short.wav</Play><Hangup/>"));
        app.UseWebSockets();
        app.MapPost("/stream", () => bench.Document("<Connect><Stream url=\"/socket\"/></Connect>"));
        app.MapPost("/echo-stream", () => bench.Document("<Connect><Stream url=\"/echo-socket\"/></Connect>"));
        app.MapGet("/socket", context => bench.ListenAsync(context, isEcho: false));
        app.MapGet("/echo-socket", context => bench.ListenAsync(context, isEcho: true));
        app.MapGet("/speech.wav", (HttpContext context) => Audio(context, 30));
        app.MapGet("/short.wav", (HttpContext context) => Audio(context, 0.02));
        await app.StartAsync();
        return bench;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Document(string verbs)
    {
        Interlocked.Increment(ref _requests);
        return Results.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>{verbs}</Response>", "text/xml");
    }

    // Every message is counted; an echo sends it back as it is: a media message is one in either direction.
    private async Task ListenAsync(HttpContext context, bool isEcho)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[8192];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: WebSocketMessageType.Text } message)
            {
                Interlocked.Increment(ref _streamMessages);
                if (isEcho && buffer.AsSpan(0, message.Count).StartsWith("{\"event\":\"media\""u8))
                {
                    await socket.SendAsync(buffer.AsMemory(0, message.Count), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
                }
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The call is over.
        }
    }

    private static IResult Audio(HttpContext context, double seconds)
    {
        context.Response.Headers.CacheControl = "max-age=3600";
        var samples = (int)(seconds * 8000);
        var wav = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 16000);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * 2);
        for (var i = 0; i < samples; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (i * 2)), (short)(8000 * Math.Sin(2 * Math.PI * 1013 * i / 8000)));
        }

        return Results.Bytes(wav, "audio/wav");
    }
}
