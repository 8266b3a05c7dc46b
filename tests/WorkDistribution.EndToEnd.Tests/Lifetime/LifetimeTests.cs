using System.Net;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests.Lifetime;

/// <summary>Starts, crashes and ends of the process while calls are up.</summary>
[Category("EndToEnd")]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LifetimeTests : IAsyncDisposable
{
    private const string Number = "+15550100";

    private WebhookRecorder? _app;
    private ServerProcess? _server;
    private SipPhone? _phone;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_phone is not null)
        {
            await _phone.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    [Test]
    public async Task A_call_that_was_live_when_the_process_was_killed_is_closed_with_a_reason_at_the_next_start()
    {
        var (app, server, phone) = await StartAsync();
        app.Answer("/voice", "<Record playBeep=\"false\" timeout=\"0\" maxLength=\"60\"/>");
        var call = phone.Dial(Number);
        await call.AnsweredAsync();
        call.KeepSaying(TestTone.Make(1));
        await Limits.UntilAsync(() => Task.FromResult(LongestRecording(server)), bytes => bytes > 24_000, "a recording of more than a second");
        await server.KillAsync();
        await server.StartAgainAsync();
        var record = (await server.GetAsync("Calls.json")).GetProperty("calls").EnumerateArray().Single();
        var recording = (await server.GetAsync("Recordings.json")).GetProperty("recordings").EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.GetProperty("status").GetString(), Is.EqualTo("completed").Or.EqualTo("failed"));
            Assert.That(record.GetProperty("end_time").GetString(), Is.Not.Null);
            Assert.That(recording.GetProperty("status").GetString(), Is.EqualTo("completed"));
            Assert.That(int.Parse(recording.GetProperty("duration").GetString()!, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(1));
            Assert.That((await server.GetMetricsAsync())["wd_calls_live"], Is.Zero);
        }

        await phone.DisposeAsync();
        _phone = null;
    }

    [Test]
    public async Task A_registration_survives_a_crash_and_the_phone_can_still_be_called()
    {
        Needs.Program("baresip");

        var (app, server, phone) = await StartAsync();
        app.Answer("/voice", "<Dial timeout=\"10\"><Client>2001</Client></Dial>");
        await server.AddSipDomainAsync("phones.test", app.Url("/domain"), "Secret7words", "2001");
        await using var called = await Baresip.StartAsync(new BaresipOptions { Server = server.Sip, Domain = "phones.test", User = "2001", Password = "Secret7words" });
        await called.RegisteredAsync();
        await server.KillAsync();
        await server.StartAgainAsync();
        var call = phone.Dial(Number);
        await called.WaitForAsync("CALL_INCOMING");
        call.HangUp();
        await call.EndedAsync();
    }

    [Test]
    public async Task SIGTERM_lets_a_call_finish_and_takes_no_new_ones()
    {
        var (app, server, phone) = await StartAsync(new ServerSetup { DrainSeconds = 60 });
        app.Answer("/voice", "<Gather timeout=\"60\"/>");
        var call = phone.Dial(Number);
        await call.AnsweredAsync();
        server.Terminate();
        await Limits.UntilAsync(server.GetMetricsAsync, m => m["wd_draining"] > 0, "the drain");
        using var ready = await server.Http.GetAsync("/health/ready");
        var refused = phone.Dial(Number);
        var end = await refused.EndedAsync();
        var rest = Assert.ThrowsAsync<HttpRequestException>(() => server.PostAsync("Calls.json", ("To", "sip:a@127.0.0.1"), ("From", Number), ("Url", app.Url("/voice"))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(end.Status, Is.EqualTo(503));
            Assert.That(rest!.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(call.IsOver, Is.False, "the live call goes on");
        }

        call.HangUp();
        Assert.That(await server.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task A_call_that_outlasts_the_drain_is_ended_and_recorded()
    {
        var (app, server, phone) = await StartAsync(new ServerSetup { DrainSeconds = 1 });
        app.Answer("/voice", "<Gather timeout=\"60\"/>");
        var call = phone.Dial(Number);
        await call.AnsweredAsync();
        server.Terminate();
        await call.EndedAsync();
        Assert.That(await server.WaitForExitAsync(), Is.Zero);
        await server.StartAgainAsync();
        var record = (await server.GetAsync("Calls.json")).GetProperty("calls").EnumerateArray().Single();
        Assert.That(record.GetProperty("status").GetString(), Is.EqualTo("completed"));
    }

    [Test]
    public async Task A_second_SIGTERM_ends_the_process_at_once()
    {
        var (app, server, phone) = await StartAsync(new ServerSetup { DrainSeconds = 600 });
        app.Answer("/voice", "<Gather timeout=\"60\"/>");
        var call = phone.Dial(Number);
        await call.AnsweredAsync();
        server.Terminate();
        await Limits.UntilAsync(server.GetMetricsAsync, m => m["wd_draining"] > 0, "the drain");
        server.Terminate();
        Assert.That(await server.WaitForExitAsync(), Is.Not.Zero);
    }

    private static long LongestRecording(ServerProcess server) =>
        new DirectoryInfo(server.DataDirectory).EnumerateFiles("*.wav", SearchOption.AllDirectories).Select(file => file.Length).DefaultIfEmpty().Max();

    private async Task<(WebhookRecorder App, ServerProcess Server, SipPhone Phone)> StartAsync(ServerSetup? setup = null)
    {
        _app = await WebhookRecorder.StartAsync();
        _server = await ServerProcess.StartAsync(setup);
        _phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = _server.Sip });
        await _server.AddNumberAsync(Number, _app.Url("/voice"));
        return (_app, _server, _phone);
    }
}
