using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Playback;
using WorkDistribution.Voice.Playback;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>A customer's web application: documents by address, and everything it was asked.</summary>
internal sealed class WebApp(FakeMediaEngine media) : IWebhookClient, IMediaSource
{
    public const string Base = "http://app.test";

    private readonly ConcurrentDictionary<string, Func<WebhookRequest, CancellationToken, Task<WebhookOutcome>>> _pages = new();

    public Signals<WebhookRequest> Asked { get; } = new();

    public List<WebhookRequest> All { get; } = [];

    /// <summary>Answers what no page was made for; null answers 404.</summary>
    public Func<WebhookRequest, CancellationToken, Task<WebhookOutcome>>? Otherwise { get; set; }

    public void Page(string path, string verbs) => On(path, _ => Xml(path, $"<Response>{verbs}</Response>"));

    public void On(string path, Func<WebhookRequest, WebhookOutcome> answer) => _pages[Base + path] = (request, _) => Task.FromResult(answer(request));

    /// <summary>A page that does something before it answers.</summary>
    public void OnLater(string path, Func<WebhookRequest, Task<WebhookOutcome>> answer) => _pages[Base + path] = (request, _) => answer(request);

    public void Remove(string path) => _pages.TryRemove(Base + path, out _);

    /// <summary>A page whose answer waits; cancelling is seen.</summary>
    public void OnSlow(string path, Task<WebhookOutcome> answer) => _pages[Base + path] = (_, cancellationToken) => answer.WaitAsync(cancellationToken);

    public static WebhookOutcome Xml(string path, string text) =>
        new WebhookOutcome.Answered(200, "text/xml", Encoding.UTF8.GetBytes(text), Base + path, []);

    public static WebhookOutcome Failure(int? status = 500) =>
        new WebhookOutcome.Failed(ErrorCatalogue.HttpRetrievalFailure, "status 500", status, "boom");

    public async Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        lock (All)
        {
            All.Add(request);
        }

        Asked.Add(request);
        return _pages.TryGetValue(request.Url, out var page)
            ? await page(request, cancellationToken)
            : Otherwise is { } otherwise ? await otherwise(request, cancellationToken) : new WebhookOutcome.Failed(ErrorCatalogue.HttpRetrievalFailure, "status 404", 404);
    }

    /// <summary>The next request, as path.</summary>
    public async Task<Form> NextAsync() => new(await Asked.NextAsync());

    public Task<MediaSourceOutcome> GetAsync(Core.Identity.AccountSid accountSid, string url, CancellationToken cancellationToken) =>
        Task.FromResult<MediaSourceOutcome>(url.EndsWith("missing.wav", StringComparison.Ordinal)
            ? new MediaSourceOutcome.Failed(ErrorCatalogue.HttpRetrievalFailure, "status 404")
            : new MediaSourceOutcome.Ready(media.Named("play:" + url)));

    /// <summary>A request as a test looks at it.</summary>
    internal sealed class Form(WebhookRequest request)
    {
        public WebhookRequest Request => request;

        public string Path => request.Url.StartsWith(Base, StringComparison.Ordinal) ? request.Url[Base.Length..] : request.Url;

        public ImmutableArray<KeyValuePair<string, string>> Parameters => request.Parameters;

        public string? this[string name] => request.Parameters.Where(p => p.Key == name).Select(p => p.Value).FirstOrDefault();
    }
}
