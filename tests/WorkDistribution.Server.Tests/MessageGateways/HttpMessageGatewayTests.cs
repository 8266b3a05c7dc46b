using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Server.MessageGateways;
using WorkDistribution.Server.Options;
using WorkDistribution.Server.Tests.Webhooks;
using WorkDistribution.Testing;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Server.Tests.MessageGateways;

/// <summary>The gateway over HTTP: what is posted, how it is signed, and what each answer means.</summary>
[Category("Sockets")]
public sealed class HttpMessageGatewayTests
{
    private const string Secret = "a secret of some length";

    private static readonly GatewayMessage Message = new(
        new MessageSid("SM00000000000000000000000000000001"), new AccountSid("AC00000000000000000000000000000001"), "+15550100", "+15550111", "Grüße & <mehr>", ["https://x.test/a.png", "https://x.test/b.png"]);

    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task A_message_is_posted_as_signed_json()
    {
        await using var site = await TestSite.StartAsync(static context => context.Response.WriteAsync("{\"reference\":\"abc\",\"status\":\"delivered\",\"more\":1}"));
        Assert.That(await SendAsync(site), Is.EqualTo(new GatewayOutcome.Taken(IsDelivered: true, "abc")));
        Assert.That(site.Requests.TryDequeue(out var seen));
        var json = JsonNode.Parse(seen!.Body)!;
        Assert.Multiple(() =>
        {
            Assert.That((seen.Method, seen.Headers["Content-Type"]), Is.EqualTo(("POST", "application/json")));
            Assert.That((json["id"]!.ToString(), json["account"]!.ToString(), json["from"]!.ToString(), json["to"]!.ToString(), json["text"]!.ToString()), Is.EqualTo((Message.Sid.Value, Message.AccountSid.Value, "+15550100", "+15550111", "Grüße & <mehr>")));
            Assert.That(json["media"]!.AsArray().Select(m => m!.ToString()), Is.EqualTo(Message.Media));
            Assert.That(GatewaySignature.IsValid(Secret, seen.Headers[GatewaySignature.HeaderName], _clock.GetUtcNow(), Encoding.UTF8.GetBytes(seen.Body)));
        });
    }

    [Test]
    public async Task Or_as_a_form()
    {
        await using var site = await TestSite.StartAsync(static _ => Task.CompletedTask);
        Assert.That(await SendAsync(site, isForm: true), Is.EqualTo(new GatewayOutcome.Taken(IsDelivered: false)));
        Assert.That(site.Requests.TryDequeue(out var seen));
        Assert.That(seen!.Body, Is.EqualTo($"id={Message.Sid}&account={Message.AccountSid}&from=%2B15550100&to=%2B15550111&text=Gr%C3%BC%C3%9Fe%20%26%20%3Cmehr%3E&media=https%3A%2F%2Fx.test%2Fa.png&media=https%3A%2F%2Fx.test%2Fb.png"));
    }

    [TestCase("OK 17")]
    [TestCase("{\"reference\":")]
    [TestCase("[1]")]
    public async Task What_cannot_be_read_of_an_answer_does_not_undo_that_it_was_taken(string body)
    {
        await using var site = await TestSite.StartAsync(context => context.Response.WriteAsync(body));
        Assert.That(await SendAsync(site), Is.EqualTo(new GatewayOutcome.Taken(IsDelivered: false)));
        await using var endless = await TestSite.StartAsync(static context => context.Response.WriteAsync(new string(' ', 1_000_000)));
        Assert.That(await SendAsync(endless), Is.EqualTo(new GatewayOutcome.Taken(IsDelivered: false)));
    }

    [TestCase(400, "", 30007, false)]
    [TestCase(404, "{\"code\":30005,\"detail\":\"no such number\"}", 30005, false)]
    [TestCase(422, "{\"code\":30999}", 30999, false)]
    [TestCase(429, "slow down", 30003, true)]
    [TestCase(503, "", 30003, true)]
    public async Task A_refusal_is_final_or_for_now(int status, string body, int code, bool mayRetry)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "3";
            return context.Response.WriteAsync(body);
        });
        var refused = (GatewayOutcome.NotTaken)await SendAsync(site);
        Assert.That((refused.Error.Code, refused.MayRetry, refused.RetryAfter), Is.EqualTo((code, mayRetry, (TimeSpan?)TimeSpan.FromSeconds(3))));
    }

    [Test]
    public async Task A_gateway_that_is_not_there_is_tried_again_later()
    {
        string url;
        await using (var site = await TestSite.StartAsync(static _ => Task.CompletedTask))
        {
            url = site.Url("/");
        }

        using var gateway = new HttpMessageGateway(new MessageGatewayOptions(new Uri(url), Secret, IsForm: false), _clock);
        var refused = (GatewayOutcome.NotTaken)await gateway.SendAsync(Message, CancellationToken.None);
        Assert.That((refused.Error, refused.MayRetry), Is.EqualTo((ErrorCatalogue.MessageUnreachable, true)));
    }

    [TestCase("+15550111", true)]
    [TestCase("12345", true)]
    [TestCase("client:bob", false)]
    [TestCase("sip:bob@x.test", false)]
    public async Task It_carries_to_numbers_only(string to, bool takes)
    {
        using var gateway = new HttpMessageGateway(new MessageGatewayOptions(new Uri("http://127.0.0.1/"), Secret, IsForm: false), _clock);
        Assert.That(await gateway.TakesAsync(to, CancellationToken.None), Is.EqualTo(takes));
    }

    [Test]
    public void A_signature_holds_for_its_body_its_secret_and_its_time()
    {
        var now = _clock.GetUtcNow();
        var header = GatewaySignature.Sign(Secret, now, "body"u8);
        Assert.Multiple(() =>
        {
            Assert.That(GatewaySignature.IsValid(Secret, header, now + GatewaySignature.Tolerance, "body"u8));
            Assert.That(GatewaySignature.IsValid(Secret, header, now + GatewaySignature.Tolerance + TimeSpan.FromSeconds(1), "body"u8), Is.False);
            Assert.That(GatewaySignature.IsValid(Secret, header, now - GatewaySignature.Tolerance - TimeSpan.FromSeconds(1), "body"u8), Is.False);
            Assert.That(GatewaySignature.IsValid(Secret, header, now, "other"u8), Is.False);
            Assert.That(GatewaySignature.IsValid("another secret", header, now, "body"u8), Is.False);
            Assert.That(GatewaySignature.IsValid(Secret, header.Replace("t=", "t=1", StringComparison.Ordinal), now, "body"u8), Is.False);
            Assert.That(GatewaySignature.IsValid(Secret, null, now, "body"u8), Is.False);
            Assert.That(GatewaySignature.IsValid(Secret, "t=,v1=", now, "body"u8), Is.False);
        });
    }

    private async Task<GatewayOutcome> SendAsync(TestSite site, bool isForm = false)
    {
        using var gateway = new HttpMessageGateway(new MessageGatewayOptions(new Uri(site.Url("/send")), Secret, isForm), _clock);
        return await gateway.SendAsync(Message, CancellationToken.None);
    }
}
