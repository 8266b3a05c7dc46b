using Microsoft.AspNetCore.Http;
using Moq;
using WorkDistribution.Media.Playback;
using WorkDistribution.Testing;
using WorkDistribution.Voice.Playback;

namespace WorkDistribution.Server.Tests.Webhooks;

[Category("Sockets")]
public sealed class MediaSourceTests
{
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task A_fresh_file_is_fetched_and_decoded_once()
    {
        await using var site = await SiteAsync(c => c.Response.Headers.CacheControl = "private, max-age=60");
        await using var bench = Bench();

        var first = await PromptAsync(bench, site.Url("/a.wav"));
        var second = await PromptAsync(bench, site.Url("/a.wav#ct=500"));
        Assert.That(second, Is.SameAs(first));
        Assert.That(site.Requests, Has.Count.EqualTo(1));

        _clock.Advance(TimeSpan.FromSeconds(61));
        await PromptAsync(bench, site.Url("/a.wav"));
        Assert.That(site.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("no-store", 3)]
    [TestCase("no-store, max-age=60", 3)]
    [TestCase("no-cache, max-age=60", 3)]
    [TestCase("max-age=0", 3)]
    [TestCase("", 3)]
    [TestCase("Max-Age=60", 1)]
    [TestCase("max-age=\"60\", must-revalidate", 1)]
    [TestCase("s-maxage=0, max-age=60", 1)]
    public async Task The_servers_word_on_caching_is_followed(string cacheControl, int fetches)
    {
        await using var site = await SiteAsync(c => c.Response.Headers.CacheControl = cacheControl);
        await using var bench = Bench();

        for (var i = 0; i < 3; i++)
        {
            await PromptAsync(bench, site.Url("/a.wav"));
        }

        Assert.That(site.Requests, Has.Count.EqualTo(fetches));
    }

    [Test]
    public async Task A_stale_file_is_asked_for_again_and_not_decoded_again_when_it_is_the_same()
    {
        await using var site = await SiteAsync(c =>
        {
            c.Response.Headers.CacheControl = "max-age=10";
            c.Response.Headers.ETag = "\"v1\"";
            c.Response.Headers.LastModified = "Mon, 02 Mar 2026 10:00:00 GMT";
            c.Response.StatusCode = c.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
        });
        await using var bench = Bench();

        var first = await PromptAsync(bench, site.Url("/a.wav"));
        _clock.Advance(TimeSpan.FromSeconds(11));
        var second = await PromptAsync(bench, site.Url("/a.wav"));
        var third = await PromptAsync(bench, site.Url("/a.wav"));

        Assert.That(second, Is.SameAs(first));
        Assert.That(third, Is.SameAs(first));
        Assert.That(site.Requests, Has.Count.EqualTo(2));
        Assert.That(site.Requests.Last()["If-Modified-Since"], Is.EqualTo("Mon, 02 Mar 2026 10:00:00 GMT"));
        bench.Prompts.Verify(p => p.DecodeAsync(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task Expires_is_followed_where_nothing_else_is_said()
    {
        await using var site = await SiteAsync(c =>
        {
            c.Response.Headers.Date = "Sat, 14 Mar 2026 09:00:00 GMT";
            c.Response.Headers.Expires = "Sat, 14 Mar 2026 09:01:00 GMT";
        });
        await using var bench = Bench();

        await PromptAsync(bench, site.Url("/a.wav"));
        await PromptAsync(bench, site.Url("/a.wav"));
        _clock.Advance(TimeSpan.FromSeconds(61));
        await PromptAsync(bench, site.Url("/a.wav"));

        Assert.That(site.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Accounts_share_nothing()
    {
        await using var site = await SiteAsync(c => c.Response.Headers.CacheControl = "public, max-age=60");
        await using var bench = Bench();

        await bench.Media.GetAsync(WebhookBench.Account, site.Url("/a.wav"), CancellationToken.None);
        await bench.Media.GetAsync(WebhookBench.OtherAccount, site.Url("/a.wav"), CancellationToken.None);

        Assert.That(site.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Requests_for_one_file_at_one_time_share_a_fetch_that_outlives_the_one_who_gave_up()
    {
        var release = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        await using var site = await TestSite.StartAsync(async c =>
        {
            arrived.TrySetResult();
            await release.Task;
            await c.Response.Body.WriteAsync(new byte[10]);
        });
        await using var bench = Bench();
        using var cancellation = new CancellationTokenSource();

        var first = bench.Media.GetAsync(WebhookBench.Account, site.Url("/a.wav"), cancellation.Token);
        await arrived.Task.WaitAsync(Limits.Wait);
        var others = Enumerable.Range(0, 5).Select(_ => bench.Media.GetAsync(WebhookBench.Account, site.Url("/a.wav"), CancellationToken.None)).ToList();
        await cancellation.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        release.SetResult();

        Assert.That(await Task.WhenAll(others), Is.All.TypeOf<MediaSourceOutcome.Ready>());
        Assert.That(site.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_cache_is_bounded_and_what_was_not_used_for_longest_goes_first()
    {
        await using var site = await SiteAsync(c => c.Response.Headers.CacheControl = "max-age=60");
        await using var bench = Bench(cacheLimit: 2 * 160 * 4);

        foreach (var path in new[] { "/a", "/b", "/a", "/c", "/a", "/b" })
        {
            await PromptAsync(bench, site.Url(path));
        }

        Assert.That(site.Requests.Select(r => r.Target), Is.EqualTo(new[] { "/a", "/b", "/c", "/b" }));
    }

    [Test]
    public async Task What_cannot_be_fetched_or_decoded_has_its_code()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = c.Request.Path == "/gone" ? 404 : 200;
            c.Response.ContentType = "text/html";
            return c.Response.WriteAsync(c.Request.Path == "/big" ? new string('x', 5_000) : "<html>");
        });
        await using var bench = Bench(audioLimit: 2_000);
        bench.Prompts.Setup(p => p.DecodeAsync(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new PromptOutcome.Failed(PromptFailure.UnsupportedFormat, "no audio"));

        Assert.That(await CodeAsync(bench, site.Url("/gone")), Is.EqualTo(11200));
        Assert.That(await CodeAsync(bench, site.Url("/page")), Is.EqualTo(13420));
        Assert.That(await CodeAsync(bench, site.Url("/big")), Is.EqualTo(11750));
        Assert.That(await CodeAsync(bench, "nonsense"), Is.EqualTo(11100));
    }

    private WebhookBench Bench(long cacheLimit = 1_000_000, int audioLimit = 1_000_000)
    {
        var bench = new WebhookBench(
            o =>
            {
                o.AudioCacheLimit = cacheLimit;
                o.AudioLimit = audioLimit;
            },
            _clock);
        bench.Prompts.Setup(p => p.DecodeAsync(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new PromptOutcome.Ready(new AudioPrompt(new short[160])));
        return bench;
    }

    private static Task<TestSite> SiteAsync(Action<HttpContext> headers) => TestSite.StartAsync(async c =>
    {
        c.Response.ContentType = "audio/wav";
        headers(c);
        if (c.Response.StatusCode == 200)
        {
            await c.Response.Body.WriteAsync(new byte[100]);
        }
    });

    private static async Task<AudioPrompt> PromptAsync(WebhookBench bench, string url) =>
        ((MediaSourceOutcome.Ready)await bench.Media.GetAsync(WebhookBench.Account, url, CancellationToken.None)).Prompt;

    private static async Task<int> CodeAsync(WebhookBench bench, string url) =>
        ((MediaSourceOutcome.Failed)await bench.Media.GetAsync(WebhookBench.Account, url, CancellationToken.None)).Error.Code;
}
