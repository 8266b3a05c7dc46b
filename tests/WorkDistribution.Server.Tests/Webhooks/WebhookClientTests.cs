using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Testing;

namespace WorkDistribution.Server.Tests.Webhooks;

[Category("Sockets")]
public sealed class WebhookClientTests
{
    [TestCase("/voice")]
    [TestCase("")]
    [TestCase("?a=b")]
    [TestCase("/voice?b=2&a=1&a=1&empty=&flag")]
    [TestCase("/a%20b/%41//c/../d;x=1?q=%7e+%2B")]
    [TestCase("/Grüße/{Digits}?x=y z|\"<>")]
    [TestCase("/path#rc=0")]
    public async Task A_post_is_signed_so_that_the_receiver_accepts_it(string path)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();

        var outcome = await bench.PostAsync(site.Url(path), ("To", "+15550100"), ("Name", "Zoë & co = 1"), ("Tag", "b"), ("Tag", "a"), ("Tag", "b"));

        var seen = site.Requests.Single();
        Assert.That(outcome, Is.TypeOf<WebhookOutcome.Answered>());
        Assert.That(seen.Method, Is.EqualTo("POST"));
        Assert.That(seen["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded; charset=UTF-8"));
        Assert.That(seen.Form, Has.Member(KeyValuePair.Create("Name", "Zoë & co = 1")));
        Assert.That(seen.Form.Count(f => f.Key == "Tag"), Is.EqualTo(3));
        Assert.That(RequestValidator.Accepts(WebhookBench.Token, seen), Is.True);
        Assert.That(RequestValidator.Accepts("another", seen), Is.False);
    }

    [TestCase("/a%2fb/%41//c/../d?q=%7e+%2B&&x", "/a%2fb/%41//c/../d?q=%7e+%2B&&x")]
    [TestCase("/a b?c=\u00e9", "/a%20b?c=%C3%A9")]
    public async Task The_path_goes_out_as_its_owner_wrote_it(string written, string sent)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();

        await bench.PostAsync(site.Url(written));

        Assert.That(site.Requests.Single().Target, Is.EqualTo(sent));
    }

    [TestCase("/voice", "/voice?To=%2B1&Name=a%20b")]
    [TestCase("/voice?x=1", "/voice?x=1&To=%2B1&Name=a%20b")]
    [TestCase("/voice?", "/voice?To=%2B1&Name=a%20b")]
    public async Task A_get_carries_its_parameters_in_the_query_and_signs_it(string path, string target)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();

        var outcome = await bench.GetAsync(site.Url(path), ("To", "+1"), ("Name", "a b"));

        var seen = site.Requests.Single();
        Assert.That((seen.Method, seen.Target, seen.Body), Is.EqualTo(("GET", target, "")));
        Assert.That(RequestValidator.Accepts(WebhookBench.Token, seen), Is.True);
        Assert.That(((WebhookOutcome.Answered)outcome).FinalUrl, Is.EqualTo(site.Url(path)), "the parameters are no part of the address that is asked again");
    }

    [Test]
    public async Task The_answer_comes_with_type_body_and_headers()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = 201;
            c.Response.ContentType = "text/xml; charset=utf-8";
            c.Response.Headers["X-Own"] = "1";
            return c.Response.WriteAsync("<Response/>");
        });
        await using var bench = new WebhookBench();

        var answer = (WebhookOutcome.Answered)await bench.PostAsync(site.Url("/"));

        Assert.That((answer.Status, answer.ContentType, Encoding.UTF8.GetString(answer.Body.Span)), Is.EqualTo((201, "text/xml; charset=utf-8", "<Response/>")));
        Assert.That(answer.Headers, Has.Member(KeyValuePair.Create("X-Own", "1")));
        var seen = site.Requests.Single();
        Assert.That(seen["User-Agent"], Does.StartWith("WorkDistribution/").And.Contain("TwilioProxy/1.1"));
        Assert.That(Guid.TryParse(seen["I-Twilio-Idempotency-Token"], out _), Is.True);
        Assert.That(seen.Headers.Keys, Has.None.EqualTo("traceparent"));
    }

    [Test]
    public async Task User_and_password_become_a_header_and_stay_in_the_signed_address()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();

        await bench.PostAsync($"http://us%3Aer:p%40ss@127.0.0.1:{site.Port}/x", ("A", "1"));

        var seen = site.Requests.Single();
        Assert.That(seen["Authorization"], Is.EqualTo("Basic " + Convert.ToBase64String("us:er:p@ss"u8)));
        Assert.That(seen["Host"], Is.EqualTo($"127.0.0.1:{site.Port}"));
        Assert.That(
            RequestSignature.IsValid(WebhookBench.Token, seen["X-Twilio-Signature"], $"http://us%3Aer:p%40ss@127.0.0.1:{site.Port}/x", [new("A", "1")]),
            Is.True);
    }

    [TestCase(301, "GET", "")]
    [TestCase(302, "GET", "")]
    [TestCase(303, "GET", "")]
    [TestCase(307, "POST", "A=1")]
    [TestCase(308, "POST", "A=1")]
    public async Task A_redirect_is_followed_as_browsers_do_and_signed_anew(int status, string method, string body)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/old/one")
            {
                c.Response.StatusCode = status;
                c.Response.Headers.Location = "../new?x=1";
                return Task.CompletedTask;
            }

            return c.Response.WriteAsync("ok");
        });
        await using var bench = new WebhookBench();

        var answer = (WebhookOutcome.Answered)await bench.PostAsync(site.Url("/old/one"), ("A", "1"));

        var last = site.Requests.Last();
        Assert.That((last.Method, last.Target, last.Body), Is.EqualTo((method, "/new?x=1", body)));
        Assert.That(RequestValidator.Accepts(WebhookBench.Token, last), Is.True);
        Assert.That(answer.FinalUrl, Is.EqualTo(site.Url("/new?x=1")));
    }

    [Test]
    public async Task Credentials_do_not_follow_a_redirect_to_another_server()
    {
        await using var other = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect(other.Url("/"));
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();

        await bench.PostAsync($"http://u:p@127.0.0.1:{site.Port}/");

        Assert.That(other.Requests.Single().Headers.Keys, Has.None.EqualTo("Authorization"));
    }

    [Test]
    public async Task Endless_redirects_end()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync(site.Url("/"))), Is.EqualTo(11215));
        Assert.That(site.Requests, Has.Count.EqualTo(11));
    }

    [TestCase("ftp://127.0.0.1/x")]
    [TestCase("file:///etc/passwd")]
    [TestCase("gopher://127.0.0.1/")]
    public async Task A_redirect_to_another_scheme_is_refused(string location)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Redirect(location);
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync(site.Url("/"))), Is.EqualTo(11100));
    }

    [Test]
    public async Task Cookies_are_kept_for_one_call_and_no_other()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.Headers.Append("Set-Cookie", "session=abc; Path=/; HttpOnly");
            c.Response.Headers.Append("Set-Cookie", "step=2; Expires=Wed, 21 Oct 2099 07:28:00 GMT; Path=/");
            c.Response.Headers.Append("Set-Cookie", "evil=1; Domain=other.example");
            return c.Response.WriteAsync("ok");
        });
        await using var bench = new WebhookBench();
        var cookies = new WebhookCookies();

        await bench.Client.SendAsync(WebhookBench.Request(site.Url("/a")) with { Cookies = cookies }, CancellationToken.None);
        await bench.Client.SendAsync(WebhookBench.Request(site.Url("/b")) with { Cookies = cookies }, CancellationToken.None);
        await bench.Client.SendAsync(WebhookBench.Request(site.Url("/c")) with { Cookies = new WebhookCookies() }, CancellationToken.None);

        Assert.That(site.Requests.Select(r => r["Cookie"]), Is.EqualTo(new[] { "", "session=abc; step=2", "" }));
    }

    [TestCase(404)]
    [TestCase(500)]
    [TestCase(304)]
    public async Task An_error_status_is_a_retrieval_failure_with_the_start_of_the_answer(int status)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return status == 304 ? Task.CompletedTask : c.Response.WriteAsync("stack trace " + new string('x', 100_000));
        });
        await using var bench = new WebhookBench();

        var failed = (WebhookOutcome.Failed)await bench.PostAsync(site.Url("/"));

        Assert.That((failed.Error.Code, failed.Status), Is.EqualTo((11200, status)));
        Assert.That(failed.Body?.Length ?? 0, Is.LessThanOrEqualTo(4096));
        Assert.That(failed.Body ?? "stack trace", Does.StartWith("stack trace"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_document_over_the_limit_is_refused_and_audio_has_its_own(bool isLengthTold)
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.ContentType = c.Request.Path == "/audio" ? "audio/mpeg" : "text/xml";
            c.Response.ContentLength = isLengthTold ? 200_000 : null;
            await c.Response.Body.WriteAsync(new byte[200_000]);
        });
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync(site.Url("/xml"))), Is.EqualTo(11750));
        Assert.That(((WebhookOutcome.Answered)await bench.PostAsync(site.Url("/audio"))).Body.Length, Is.EqualTo(200_000));
    }

    [Test]
    public async Task A_packed_answer_that_unpacks_beyond_the_limit_is_refused()
    {
        await using var site = await TestSite.StartAsync(async c =>
        {
            c.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(c.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync(new byte[5_000_000]);
        });
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync(site.Url("/"))), Is.EqualTo(11750));
    }

    [Test]
    public async Task A_refused_connection_and_an_unknown_host_have_their_codes()
    {
        // Bound but not listening: connections are refused, and nobody else can take the port meanwhile.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync($"http://{silent.LocalEndPoint}/")), Is.EqualTo(11205));
        Assert.That(await CodeAsync(bench.PostAsync("http://nowhere.example/")), Is.EqualTo(11210));
        Assert.That(bench.Counters.Failed, Is.EqualTo(2));
    }

    [TestCase("SSH-2.0-OpenSSH_9.2\r\n", 11206)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", 11206)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 11206)]
    public async Task A_server_that_does_not_speak_http_is_a_protocol_violation(string answer, int code)
    {
        await using var site = new RawSite(answer);
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync(site.Url)), Is.EqualTo(code));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_a_tls_failure()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"), tls: true);
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync($"https://127.0.0.1:{site.Port}/")), Is.EqualTo(11220));
        Assert.That(site.Requests, Is.Empty);
    }

    [Test]
    public async Task An_application_that_never_answers_is_given_up_when_the_time_is_over()
    {
        var asked = new TaskCompletionSource();
        await using var site = await TestSite.StartAsync(async c =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var clock = new ManualTimeProvider();
        await using var bench = new WebhookBench(clock: clock);

        var sending = bench.PostAsync(site.Url("/"));
        await asked.Task.WaitAsync(Limits.Wait);
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.That(sending.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That(await CodeAsync(sending.WaitAsync(Limits.Wait)), Is.EqualTo(11205));
    }

    [Test]
    public async Task The_fragment_shortens_the_wait_and_does_not_go_out()
    {
        var asked = new TaskCompletionSource();
        await using var site = await TestSite.StartAsync(async c =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var clock = new ManualTimeProvider();
        await using var bench = new WebhookBench(clock: clock);

        var sending = bench.PostAsync(site.Url("/x#rt=2000"));
        await asked.Task.WaitAsync(Limits.Wait);
        clock.Advance(TimeSpan.FromSeconds(2.1));

        Assert.That(await CodeAsync(sending.WaitAsync(Limits.Wait)), Is.EqualTo(11205));
        Assert.That(site.Requests.Single().Target, Is.EqualTo("/x"));
    }

    [Test]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        await using var site = await TestSite.StartAsync(c => Task.Delay(Timeout.Infinite, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await using var bench = new WebhookBench();
        using var cancellation = new CancellationTokenSource();

        var sending = bench.Client.SendAsync(WebhookBench.Request(site.Url("/")), cancellation.Token);
        await cancellation.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Server_errors_are_tried_again_with_the_same_idempotency_token()
    {
        var count = 0;
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = Interlocked.Increment(ref count) < 3 ? 503 : 200;
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();

        var outcome = await bench.Client.SendAsync(WebhookBench.Request(site.Url("/")) with { Retries = 3 }, CancellationToken.None);

        Assert.That(outcome, Is.TypeOf<WebhookOutcome.Answered>());
        Assert.That(site.Requests, Has.Count.EqualTo(3));
        Assert.That(site.Requests.Select(r => r["I-Twilio-Idempotency-Token"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(bench.Counters.Retried, Is.EqualTo(2));
    }

    [TestCase(400, "", 3, 1)]
    [TestCase(500, "", 0, 1)]
    [TestCase(500, "#rc=2&rp=5xx", 0, 3)]
    [TestCase(500, "#rc=2", 0, 1)]
    [TestCase(404, "#rc=1&rp=4xx,5xx", 0, 2)]
    [TestCase(404, "#rc=99&rp=all", 0, 6)]
    public async Task What_is_tried_again_follows_the_request_and_the_fragment(int status, string fragment, int retries, int expected)
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();

        await bench.Client.SendAsync(WebhookBench.Request(site.Url("/" + fragment)) with { Retries = retries }, CancellationToken.None);

        Assert.That(site.Requests, Has.Count.EqualTo(expected));
    }

    [Test]
    public async Task More_requests_than_may_run_and_wait_are_refused()
    {
        var release = new TaskCompletionSource();
        var arrived = new SemaphoreSlim(0);
        await using var site = await TestSite.StartAsync(async c =>
        {
            arrived.Release();
            await release.Task;
        });
        await using var bench = new WebhookBench(o =>
        {
            o.PerHostLimit = 2;
            o.QueueLimit = 1;
        });

        var sending = Enumerable.Range(0, 2).Select(_ => bench.PostAsync(site.Url("/"))).ToList();
        Assert.That(await arrived.WaitAsync(Limits.Wait) && await arrived.WaitAsync(Limits.Wait), Is.True);
        sending.Add(bench.PostAsync(site.Url("/")));
        Assert.That(await CodeAsync(bench.PostAsync(site.Url("/"))), Is.EqualTo(11205));
        Assert.That(bench.Counters.Refused, Is.EqualTo(1));
        release.SetResult();

        Assert.That(await Task.WhenAll(sending), Is.All.TypeOf<WebhookOutcome.Answered>());
    }

    [TestCase("")]
    [TestCase("/relative")]
    [TestCase("not a url")]
    [TestCase("ftp://example.com/x")]
    [TestCase("http://")]
    [TestCase("javascript:alert(1)")]
    public async Task An_address_that_is_none_is_a_value_and_not_an_exception(string url)
    {
        await using var bench = new WebhookBench();

        Assert.That(await CodeAsync(bench.PostAsync(url)), Is.EqualTo(11100));
    }

    [Test]
    public async Task An_account_that_does_not_exist_sends_nothing()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();

        var request = WebhookBench.Request(site.Url("/")) with { AccountSid = AccountSid.FromTrusted("AC" + new string('0', 32)) };
        Assert.That(await bench.Client.SendAsync(request, CancellationToken.None), Is.TypeOf<WebhookOutcome.Failed>());
        Assert.That(site.Requests, Is.Empty);
    }

    private static async Task<int> CodeAsync(Task<WebhookOutcome> sending) => ((WebhookOutcome.Failed)await sending).Error.Code;
}
