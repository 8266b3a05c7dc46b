using Microsoft.AspNetCore.Http;
using WorkDistribution.Server.Tests.Webhooks;
using WorkDistribution.Testing.Streams;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Server.Tests.Streams;

/// <summary>WebSockets to customers' servers: the guard, the handshake, the bounds.</summary>
[Category("Sockets")]
public sealed class StreamConnectorTests
{
    [Test]
    public async Task Messages_go_both_ways_over_a_signed_connection_until_it_is_closed_in_order()
    {
        await using var server = await StreamServer.StartAsync();
        await using var bench = new WebhookBench();
        await using var connection = await OpenAsync(bench, server.Url("/bot?customer=a%20b"));
        var peer = await server.NextAsync("/bot");
        Assert.That(peer.IsSignedWith(WebhookBench.Token), Is.True);
        await connection.SendAsync("""{"event":"start","streamSid":"MZ1"}"""u8.ToArray());
        await peer.MessageAsync("start");
        await peer.SendAsync(new string('a', 100_000));
        Assert.That((await connection.ReceiveAsync())!.Value.Length, Is.EqualTo(100_000), "in as many parts as it needs");
        var receiving = connection.ReceiveAsync().AsTask();
        await connection.CloseAsync();
        Assert.That(await receiving, Is.Null);
        Assert.That(connection.Fault, Is.Null);
    }

    [Test]
    public async Task A_server_that_closes_is_no_fault_and_one_that_breaks_is()
    {
        await using var server = await StreamServer.StartAsync();
        await using var bench = new WebhookBench();
        await using var closed = await OpenAsync(bench, server.Url("/closes"));
        await (await server.NextAsync("/closes")).CloseAsync();
        Assert.That(await closed.ReceiveAsync(), Is.Null);
        Assert.That(closed.Fault, Is.Null);
        Assert.That(await closed.SendAsync("late"u8.ToArray()), Is.False);

        await using var broken = await OpenAsync(bench, server.Url("/breaks"));
        (await server.NextAsync("/breaks")).Die();
        Assert.That(await broken.ReceiveAsync(), Is.Null);
        Assert.That(broken.Fault!.Error.Code, Is.EqualTo(31921));
    }

    [Test]
    public async Task A_message_that_never_ends_is_a_fault()
    {
        await using var server = await StreamServer.StartAsync();
        await using var bench = new WebhookBench();
        await using var connection = await OpenAsync(bench, server.Url("/long"));
        var sending = (await server.NextAsync("/long")).SendAsync(new string('a', 3 * 1024 * 1024));
        Assert.That(await connection.ReceiveAsync(), Is.Null);
        Assert.That(connection.Fault!.Detail, Does.Contain("more than"));
        await connection.DisposeAsync();
        await Task.WhenAny(sending);
    }

    [TestCase("ws://127.0.0.1:{0}/", 11100)]
    [TestCase("wss://localhost.example:{0}/", 11100)]
    public async Task A_private_address_is_not_connected_to(string url, int code)
    {
        await using var site = await TestSite.StartAsync(c => c.Response.WriteAsync("secret"));
        await using var bench = new WebhookBench(o => o.AllowPrivateWebhooks = false);
        bench.Resolver.Add("localhost.example", "127.0.0.1");
        var fault = await RefusedAsync(bench, string.Format(null, url, site.Port));
        Assert.That(fault.Error.Code, Is.EqualTo(code));
        Assert.That(site.Requests, Is.Empty);
    }

    [Test]
    public async Task A_refused_handshake_says_with_what_and_nobody_there_is_said_too()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            c.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        await using var bench = new WebhookBench();
        var refused = await RefusedAsync(bench, $"ws://127.0.0.1:{site.Port}/");
        Assert.That((refused.Error.Code, refused.Detail), Is.EqualTo((31920, $"ws://127.0.0.1:{site.Port}/ answered the WebSocket handshake with 403.")));
        Assert.That((await RefusedAsync(bench, "ws://127.0.0.1:9/")).Error.Code, Is.EqualTo(31901));
        Assert.That((await RefusedAsync(bench, "ws://nobody.example/")).Error.Code, Is.EqualTo(31901));
    }

    private static async Task<IStreamConnection> OpenAsync(WebhookBench bench, string url) =>
        ((StreamConnectOutcome.Connected)await ConnectAsync(bench, url)).Connection;

    private static async Task<StreamFault> RefusedAsync(WebhookBench bench, string url) => ((StreamConnectOutcome.Failed)await ConnectAsync(bench, url)).Fault;

    private static Task<StreamConnectOutcome> ConnectAsync(WebhookBench bench, string url) =>
        bench.Get<IStreamConnector>().ConnectAsync(new StreamConnectRequest(WebhookBench.Account, url, TimeSpan.FromSeconds(20)), CancellationToken.None);
}
