using System.Text.Json;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Servers;
using WorkDistribution.Testing.Webhooks;

namespace WorkDistribution.EndToEnd.Tests;

/// <summary>A real server and a customer's application, shared by the tests of one class; each test has a number of its own.</summary>
[Category("EndToEnd")]
public abstract class EndToEndFixture
{
    /// <summary>Answers and goes on until the far end has had enough. (A Pause would leave the call ringing.)</summary>
    protected const string HoldOn = "<Gather timeout=\"60\"/>";

    /// <summary>Answers, and hangs up after a second.</summary>
    protected const string Briefly = "<Gather timeout=\"1\"/><Hangup/>";

    private static int _lastNumber = 15550200;

    /// <summary>The server.</summary>
    protected ServerProcess Server { get; private set; } = null!;

    /// <summary>The application.</summary>
    protected WebhookRecorder App { get; private set; } = null!;

    /// <summary>How the server is started.</summary>
    protected virtual ServerSetup Setup => new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        App = await WebhookRecorder.StartAsync();
        Server = await ServerProcess.StartAsync(Setup);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (TestContext.CurrentContext.Result.FailCount > 0 && Server is not null)
        {
            await TestContext.Out.WriteLineAsync(Server.Log);
        }

        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        if (App is not null)
        {
            await App.DisposeAsync();
        }
    }

    /// <summary>A number that nothing else uses, answered by verbs.</summary>
    /// <param name="path">The application's path of it.</param>
    /// <param name="verbs">What it answers; null when the test says so itself.</param>
    protected async Task<string> AddNumberAsync(string path, string? verbs = null)
    {
        if (verbs is not null)
        {
            App.Answer(path, verbs);
        }

        var number = $"+{Interlocked.Increment(ref _lastNumber)}";
        await Server.AddNumberAsync(number, App.Url(path), App.Url(path + "/status"));
        return number;
    }

    /// <summary>Serves audio at a path.</summary>
    protected void Serve(string path, short[] samples)
    {
        var file = Path.Combine(Path.GetTempPath(), $"wd-{Environment.ProcessId}-{path.Replace('/', '-')}.wav");
        WaveFile.Write(file, samples);
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        App.Answer(path, _ => new WebhookReply(bytes, "audio/wav"));
    }

    /// <summary>Waits until the calls to a number have all ended and gives their records.</summary>
    protected async Task<JsonElement[]> EndedCallsAsync(string to, int count = 1) =>
        await Limits.UntilAsync(
            async () => (await Server.GetAsync($"Calls.json?To={Uri.EscapeDataString(to)}")).GetProperty("calls").EnumerateArray().ToArray(),
            calls => calls.Length == count && calls.All(c => c.GetProperty("status").GetString() is not ("queued" or "ringing" or "in-progress")),
            $"the end of {count} calls to {to}");

    /// <summary>The part of what was heard in which a tone sounds, measured.</summary>
    protected static ToneMeter MeasureLoudest(short[] heard, int length = 4000)
    {
        var best = 0;
        double bestEnergy = -1;
        for (var at = 0; at + length <= heard.Length; at += 800)
        {
            double energy = 0;
            for (var i = at; i < at + length; i++)
            {
                energy += (double)heard[i] * heard[i];
            }

            if (energy > bestEnergy)
            {
                (best, bestEnergy) = (at, energy);
            }
        }

        Assert.That(heard, Has.Length.GreaterThanOrEqualTo(length), "hardly anything was heard");
        return ToneMeter.Measure(heard.AsSpan(best, length));
    }
}
