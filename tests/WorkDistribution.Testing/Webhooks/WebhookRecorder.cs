using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace WorkDistribution.Testing.Webhooks;

/// <summary>A customer's web application on loopback: answers what the test wrote and keeps what it was asked.</summary>
public sealed class WebhookRecorder : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<RecordedRequest, Task<WebhookReply>>> _answers = new();
    private readonly ConcurrentDictionary<string, Channel<RecordedRequest>> _waiting = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    private WebhookRecorder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Every request in the order it came.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<WebhookRecorder> StartAsync()
    {
        var recorder = new WebhookRecorder();
        await recorder._app.StartAsync();
        return recorder;
    }

    /// <summary>The whole address of a path.</summary>
    public string Url(string path) => _app.Urls.First() + path;

    /// <summary>Answers a path with verbs; a later answer replaces it.</summary>
    public WebhookRecorder Answer(string path, string verbs) => Answer(path, _ => WebhookReply.Verbs(verbs));

    /// <summary>Answers a path by what was asked.</summary>
    public WebhookRecorder Answer(string path, Func<RecordedRequest, WebhookReply> answer) => AnswerLater(path, request => Task.FromResult(answer(request)));

    /// <summary>Answers a path when the test is ready to.</summary>
    public WebhookRecorder AnswerLater(string path, Func<RecordedRequest, Task<WebhookReply>> answer)
    {
        _answers[path] = answer;
        return this;
    }

    /// <summary>The next request for a path that no call has taken yet; waits for it.</summary>
    public Task<RecordedRequest> NextAsync(string path) => Of(path).Reader.ReadAsync().AsTask().Within($"a request for {path} (came: {string.Join(", ", _requests.Select(r => r.Path))})");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private Channel<RecordedRequest> Of(string path) => _waiting.GetOrAdd(path, _ => Channel.CreateBounded<RecordedRequest>(10_000));

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync())
            {
                parameters[name] = value.ToString();
            }
        }

        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var recorded = new RecordedRequest(request.Method, request.Path, request.QueryString.Value ?? "", parameters, headers, request.GetEncodedUrl());
        _requests.Enqueue(recorded);
        Of(request.Path).Writer.TryWrite(recorded);
        var reply = _answers.TryGetValue(request.Path, out var answer) ? await answer(recorded) : new WebhookReply(default, "application/xml", StatusCodes.Status204NoContent);
        context.Response.StatusCode = reply.Status;
        if (reply.Status != StatusCodes.Status204NoContent)
        {
            context.Response.ContentType = reply.ContentType;
            await context.Response.Body.WriteAsync(reply.Body);
        }
    }
}
