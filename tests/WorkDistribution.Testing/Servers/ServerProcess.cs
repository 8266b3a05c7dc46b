using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WorkDistribution.Testing.Programs;

namespace WorkDistribution.Testing.Servers;

/// <summary>The real server in a process of its own, on free ports of loopback, with a data folder that outlives its restarts.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly ServerSetup _setup;
    private readonly StringBuilder _log = new();
    private readonly int _httpPort = FreePorts.Next();
    private readonly int _rtpPort;
    private Process? _process;

    private ServerProcess(ServerSetup setup)
    {
        _setup = setup;
        _rtpPort = FreePorts.NextBlock(setup.RtpPorts);
        Sip = new IPEndPoint(IPAddress.Loopback, FreePorts.Next());
        DataDirectory = Directory.CreateTempSubdirectory("wd-server-").FullName;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_httpPort}") };
        Api = new HttpClient { BaseAddress = new Uri(Http.BaseAddress, $"/2010-04-01/Accounts/{AccountSid}/") };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));
    }

    /// <summary>The account every test server has.</summary>
    public static string AccountSid => "AC0123456789abcdef0123456789abcdef";

    /// <summary>Its token.</summary>
    public static string AuthToken => "0123456789abcdef0123456789abcdef";

    /// <summary>Where SIP listens, UDP and TCP.</summary>
    public IPEndPoint Sip { get; }

    /// <summary>Its data.</summary>
    public string DataDirectory { get; }

    /// <summary>Reaches the server without credentials.</summary>
    public HttpClient Http { get; }

    /// <summary>Reaches the account's resources: "Calls.json".</summary>
    public HttpClient Api { get; }

    /// <summary>The process; a new one after a restart.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The server does not run.");

    /// <summary>Everything it wrote.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Open file descriptors of the process.</summary>
    public int OpenFiles => Directory.GetFiles($"/proc/{ProcessId}/fd").Length;

    /// <summary>Where a project's output is, of the same configuration as the tests.</summary>
    /// <param name="projectFolder">Relative to the repository.</param>
    /// <param name="assembly">Name without ending.</param>
    public static string FindAssembly(string projectFolder, string assembly)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(Repository.Root, projectFolder, "bin", configuration, "net10.0", assembly + ".dll");
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(ServerSetup? setup = null)
    {
        var server = new ServerProcess(setup ?? new ServerSetup());
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again on the same data and ports, after it was stopped or killed.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = DataDirectory };
        string[] arguments =
        [
            FindAssembly("src/WorkDistribution.Server", "WorkDistribution.Server"),
            "--urls", $"http://127.0.0.1:{_httpPort}",
            "--data", DataDirectory,
            "--sip", $"udp:{Sip}",
            "--sip", $"tcp:{Sip}",
            "--rtp-ports", string.Create(CultureInfo.InvariantCulture, $"{_rtpPort}-{_rtpPort + _setup.RtpPorts - 1}"),
            "--account", $"{AccountSid}:{AuthToken}",
            "--drain-seconds", _setup.DrainSeconds.ToString(CultureInfo.InvariantCulture),
            "--log-level", _setup.LogLevel,
            "--allow-private-webhooks",
            .. _setup.TrustLoopback ? ["--trust", "127.0.0.1"] : Array.Empty<string>(),
            .. _setup.Arguments,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Limits.UntilAsync(IsReadyAsync, ready => ready, "the server's readiness");
    }

    /// <summary>Ends it as a crash does: no warning, nothing flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync().Within("the end of a killed server");
    }

    /// <summary>Sends SIGTERM and returns at once.</summary>
    public void Terminate() => Signals.Terminate(ProcessId);

    /// <summary>Waits for its end by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await _process!.WaitForExitAsync().Within("the server's end");
        return _process.ExitCode;
    }

    /// <summary>POSTs a form to a resource of the account and reads the JSON answer.</summary>
    public async Task<JsonElement> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Api.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new HttpRequestException($"POST {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
    }

    /// <summary>GETs a resource of the account.</summary>
    public Task<JsonElement> GetAsync(string path) => Api.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Points a number at an application.</summary>
    public Task<JsonElement> AddNumberAsync(string number, string voiceUrl, string? statusCallback = null) =>
        PostAsync("IncomingPhoneNumbers.json", [("PhoneNumber", number), ("VoiceUrl", voiceUrl), .. statusCallback is null ? Array.Empty<(string, string)>() : [("StatusCallback", statusCallback)]]);

    /// <summary>Makes a SIP domain with users that may register and call.</summary>
    /// <param name="domainName">Host part of its addresses.</param>
    /// <param name="voiceUrl">The application of calls from its users.</param>
    /// <param name="password">All users' password.</param>
    /// <param name="users">Their names.</param>
    public async Task AddSipDomainAsync(string domainName, string voiceUrl, string password, params string[] users)
    {
        var list = (await PostAsync("SIP/CredentialLists.json", ("FriendlyName", domainName))).GetProperty("sid").GetString();
        foreach (var user in users)
        {
            await PostAsync($"SIP/CredentialLists/{list}/Credentials.json", ("Username", user), ("Password", password));
        }

        var domain = (await PostAsync("SIP/Domains.json", ("DomainName", domainName), ("VoiceUrl", voiceUrl), ("SipRegistration", "true"))).GetProperty("sid").GetString();
        await PostAsync($"SIP/Domains/{domain}/Auth/Registrations/CredentialListMappings.json", ("CredentialListSid", list!));
        await PostAsync($"SIP/Domains/{domain}/Auth/Calls/CredentialListMappings.json", ("CredentialListSid", list!));
    }

    /// <summary>The server's metrics by name.</summary>
    public async Task<IReadOnlyDictionary<string, double>> GetMetricsAsync()
    {
        var text = await Http.GetStringAsync("/metrics");
        return text.Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until nothing of any call is held: calls, dialogs, transactions, timers, ports.</summary>
    public Task<IReadOnlyDictionary<string, double>> WaitUntilIdleAsync() =>
        Limits.UntilAsync(
            GetMetricsAsync,
            m => m["wd_calls_live"] + m["wd_sip_dialogs"] + m["wd_media_sessions"] + m["wd_media_recordings"] == 0,
            "a server without calls");

    /// <summary>Ends the process and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            try
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
            catch (InvalidOperationException)
            {
                // It never started.
            }

            process.Dispose();
        }

        Http.Dispose();
        Api.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Log}");
        }

        try
        {
            using var response = await Http.GetAsync("/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.AppendLine(line.Data);
        }
    }
}
