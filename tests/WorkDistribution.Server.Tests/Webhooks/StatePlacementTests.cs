using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Tests.Webhooks;

/// <summary>Where a request carries the call's parameters, and its signature, is for its address to say.</summary>
[Category("Sockets")]
public sealed class StatePlacementTests
{
    [TestCase("/voice", false, true, false, false)]
    [TestCase("/voice#state=query", true, false, false, false)]
    [TestCase("/voice#state=headers", false, false, true, false)]
    [TestCase("/voice#state=cookies", false, false, false, true)]
    [TestCase("/voice#state=query,body,headers,cookies", true, true, true, true)]
    public async Task A_post_carries_its_parameters_where_its_address_says(string path, bool query, bool body, bool headers, bool cookies)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();
        await bench.PostAsync(site.Url(path), ("To", "+15550100"), ("Name", "Zo\u00eb 100%"));
        var seen = site.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Target.Contains("To=%2B15550100", StringComparison.Ordinal), Is.EqualTo(query), "query");
            Assert.That(seen.Form.Contains(KeyValuePair.Create("To", "+15550100")), Is.EqualTo(body), "body");
            Assert.That(seen["X-WorkDistribution-To"] == "+15550100", Is.EqualTo(headers), "headers");
            Assert.That(seen["X-WorkDistribution-Name"] == "Zo%C3%AB 100%25", Is.EqualTo(headers), "escaped headers");
            Assert.That(seen["Cookie"].Contains("To=%2B15550100; Name=", StringComparison.Ordinal), Is.EqualTo(cookies), "cookies");
            if (body || query)
            {
                Assert.That(RequestValidator.Accepts(WebhookBench.Token, seen), Is.True, "signature");
            }
        }
    }

    [Test]
    public async Task Parameters_in_headers_alone_are_signed_too()
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();
        await bench.PostAsync(site.Url("/voice#state=headers"), ("To", "+1"), ("From", "+2"));
        var seen = site.Requests.Single();
        KeyValuePair<string, string>[] state = [new("To", seen["X-WorkDistribution-To"]), new("From", seen["X-WorkDistribution-From"])];
        Assert.That(RequestSignature.IsValid(WebhookBench.Token, seen["X-Twilio-Signature"], seen.Url, state), Is.True);
    }

    [TestCase("/voice#sig=url")]
    [TestCase("/voice?a=1#sig=url")]
    public async Task The_signature_may_stand_in_the_address(string path)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("ok"));
        await using var bench = new WebhookBench();
        await bench.PostAsync(site.Url(path), ("To", "+1"));
        var seen = site.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RequestSignature.IsValidInUrl(WebhookBench.Token, seen.Url, seen.Form), Is.True);
            Assert.That(RequestSignature.IsValidInUrl("another", seen.Url, seen.Form), Is.False, "wrong key");
            Assert.That(RequestSignature.IsValidInUrl(WebhookBench.Token, seen.Url.Replace("/voice", "/other", StringComparison.Ordinal), seen.Form), Is.False, "another address");
            Assert.That(RequestSignature.IsValidInUrl(WebhookBench.Token, seen.Url, [new("To", "+2")]), Is.False, "another parameter");
            Assert.That(RequestSignature.IsValidInUrl(WebhookBench.Token, site.Url("/voice"), seen.Form), Is.False, "no signature");
            Assert.That(RequestValidator.Accepts(WebhookBench.Token, seen), Is.True, "the header is there as well");
        }
    }

    [Test]
    public async Task A_redirect_that_does_not_repeat_the_request_carries_no_state()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/voice")
            {
                c.Response.Redirect("/next");
            }

            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();
        await bench.PostAsync(site.Url("/voice#state=body,headers,cookies"), ("To", "+1"));
        var seen = site.Requests.Last();
        Assert.That((seen.Target, seen["X-WorkDistribution-To"], seen["Cookie"], seen.Body), Is.EqualTo(("/next", "", "", "")));
    }
}
