using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Testing.Streams;

/// <summary>A customer's server for streams of audio, on loopback: each connection is a <see cref="StreamPeer"/> that a test plays.</summary>
public sealed class StreamServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Channel<StreamPeer>> _peers = new();
    private readonly ConcurrentDictionary<string, Action<StreamPeer>> _prepared = new();

    private StreamServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(HandleAsync);
    }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<StreamServer> StartAsync()
    {
        var server = new StreamServer();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The whole address of a path.</summary>
    public string Url(string path) => "ws" + _app.Urls.First()["http".Length..] + path;

    /// <summary>Does something with each connection of a path before anything is read from it.</summary>
    public void Prepare(string path, Action<StreamPeer> prepare) => _prepared[path] = prepare;

    /// <summary>The next connection of a path; waits for it.</summary>
    public Task<StreamPeer> NextAsync(string path) => Of(path).Reader.ReadAsync().AsTask().Within($"a stream to {path}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private Channel<StreamPeer> Of(string path) => _peers.GetOrAdd(path, _ => Channel.CreateBounded<StreamPeer>(1_000));

    private async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var request = context.Request;
        var peer = new StreamPeer(socket, context, "ws://" + request.Host + request.Path + request.QueryString);
        if (_prepared.TryGetValue(request.Path, out var prepare))
        {
            prepare(peer);
        }

        Of(request.Path).Writer.TryWrite(peer);
        await peer.RunAsync();
    }
}
