using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace WorkDistribution.Benchmarks;

/// <summary>The real server as its own process, on free loopback ports, with a fresh data folder.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private const string AccountSid = "ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private const string Token = "benchmarktokenbenchmarktoken0000";

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly string _data;

    private ServerUnderTest(Process process, HttpClient http, IPEndPoint sip, string data)
    {
        _process = process;
        _http = http;
        Sip = sip;
        _data = data;
    }

    internal IPEndPoint Sip { get; }

    internal int Pid => _process.Id;

    internal double CpuSeconds => ProcessUsage.CpuSeconds(Pid);

    internal static async Task<ServerUnderTest> StartAsync(string serverDll)
    {
        var data = Directory.CreateTempSubdirectory("wd-bench-").FullName;
        var http = FreePort(SocketType.Stream);
        var sip = new IPEndPoint(IPAddress.Loopback, FreePort(SocketType.Dgram));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            serverDll, "--urls", $"http://127.0.0.1:{http}", "--data", data, "--sip", $"udp:{sip}", "--rtp-ports", "20000-29999",
            "--account", $"{AccountSid}:{Token}", "--trust", "127.0.0.1/32", "--allow-private-webhooks", "--log-level", "Warning",
        })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{http}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{AccountSid}:{Token}")));
        var server = new ServerUnderTest(process, client, sip, data);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Makes a number whose calls ask the address.</summary>
    internal async Task AddNumberAsync(string number, string voiceUrl)
    {
        using var form = new FormUrlEncodedContent([new("PhoneNumber", number), new("VoiceUrl", voiceUrl)]);
        using var response = await _http.PostAsync(new Uri($"/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json", UriKind.Relative), form);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Posts a form; the answer's text. A refusal is an exception.</summary>
    internal async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), form);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new HttpRequestException($"POST {path}: {(int)response.StatusCode} {text}");
    }

    internal Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with code {_process.ExitCode}.");
            }

            try
            {
                using var response = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        throw new TimeoutException("The server was not ready in 30 s.");
    }

    private static int FreePort(SocketType type)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
