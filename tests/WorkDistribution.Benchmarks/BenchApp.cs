using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Benchmarks;

/// <summary>The web application that the calls ask: one document that plays for long, one that hangs up at once.</summary>
internal sealed class BenchApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _connections = new(StringComparer.Ordinal);
    private long _requests;

    private BenchApp(WebApplication app) => _app = app;

    internal string Url => _app.Urls.First();

    /// <summary>Requests for documents.</summary>
    internal long Requests => Interlocked.Read(ref _requests);

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
