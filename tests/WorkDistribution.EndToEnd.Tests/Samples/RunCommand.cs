using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.Channels;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Programs;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Samples;

/// <summary>eng/run as a user types it: it builds, starts the server and an application, and says what to do next. Ports and data are the test's own.</summary>
internal sealed class RunCommand : IAsyncDisposable
{
    /// <summary>What a shell says of a command that was asked to end.</summary>
    public const int Terminated = 128 + 15;

    private const int AudioPorts = 40;

    /// <summary>It builds before it says anything of interest.</summary>
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(5);

    private readonly string _data = Directory.CreateTempSubdirectory("wd-run-").FullName;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(100_000);
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private RunCommand(string[] arguments)
    {
        var audio = FreePorts.NextBlock(AudioPorts);
        Sip = new IPEndPoint(IPAddress.Loopback, FreePorts.Next());
        Rest = At(FreePorts.Next());
        App = At(FreePorts.Next());
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "run"), ["--data", _data, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["DEMO_HTTP_PORT"] = Rest.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_SIP_PORT"] = Sip.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_APP_PORT"] = App.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["DEMO_RTP_PORTS"] = string.Create(CultureInfo.InvariantCulture, $"{audio}-{audio + AudioPorts - 1}");
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, line) =>
        {
            Keep(line.Data);
            if (line.Data is null)
            {
                _lines.Writer.TryComplete();
            }
        };
    }

    /// <summary>Where the server listens for SIP.</summary>
    public IPEndPoint Sip { get; }

    /// <summary>Where it answers REST.</summary>
    public Uri Rest { get; }

    /// <summary>Where the application answers.</summary>
    public Uri App { get; }

    /// <summary>Everything that was said so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The server's log.</summary>
    public string ServerLog => File.ReadAllText(Path.Combine(_data, "run.log"));

    /// <summary>Starts it.</summary>
    public static RunCommand Start(params string[] arguments)
    {
        var run = new RunCommand(arguments);
        run._process.Start();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    /// <summary>Waits until it says something.</summary>
    /// <returns>The line.</returns>
    public async Task<string> SaysAsync(string text)
    {
        using var limit = new CancellationTokenSource(BuildLimit, TimeProvider.System);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(limit.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It runs, and does not say it.
        }

        throw new InvalidOperationException($"It did not say \"{text}\":\n{Output}");
    }

    /// <summary>Waits for its end by itself, and for that of everything it started: their output ends too.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().Within("the end of eng/run");
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> TerminateAsync()
    {
        Signals.Terminate(_process.Id);
        return EndedAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await TerminateAsync();
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static Uri At(int port) => new($"http://127.0.0.1:{port}");

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        _lines.Writer.TryWrite(line);
    }
}
